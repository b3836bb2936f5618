package io.reeve.kernel.user;

import io.reeve.kernel.Page;
import io.reeve.kernel.PageRequest;
import io.reeve.kernel.Query;
import org.axonframework.messaging.responsetypes.ResponseType;
import org.jspecify.annotations.Nullable;

/**
 * People by name or e-mail without regard to case, in the order in which they became known; everybody when there is nothing
 * to search for. An exact search finds a whole e-mail address, user name or full name; any other finds a part of one. Those
 * who were erased are on no list.
 */
public record ListUsers(@Nullable String search, boolean exact, PageRequest page) implements Query<Page<UserView>> {
    @Override
    public ResponseType<Page<UserView>> answer() {
        return Query.page(UserView.class);
    }
}
