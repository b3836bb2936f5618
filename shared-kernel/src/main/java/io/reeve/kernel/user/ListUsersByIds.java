package io.reeve.kernel.user;

import io.reeve.kernel.Query;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.axonframework.messaging.responsetypes.ResponseType;

/** The people with these ids, in no order; an id that is nobody's is left out. */
public record ListUsersByIds(Set<UserId> ids) implements Query<List<UserView>> {

    public ListUsersByIds {
        ids = Set.copyOf(ids);
    }

    public static ListUsersByIds of(Collection<UserId> ids) {
        return new ListUsersByIds(Set.copyOf(ids));
    }

    @Override
    public ResponseType<List<UserView>> answer() {
        return Query.many(UserView.class);
    }
}
