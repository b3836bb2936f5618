package io.reeve.kernel.user;

import io.reeve.kernel.Query;
import java.util.Optional;
import org.axonframework.messaging.responsetypes.ResponseType;

/** Those who have left, and those who were erased, are found too. */
public record FindUser(UserId userId) implements Query<Optional<UserView>> {
    @Override
    public ResponseType<Optional<UserView>> answer() {
        return Query.optional(UserView.class);
    }
}
