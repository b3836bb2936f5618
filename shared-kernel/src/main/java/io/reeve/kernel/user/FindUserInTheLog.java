package io.reeve.kernel.user;

import io.reeve.kernel.Query;
import java.util.Optional;
import org.axonframework.messaging.responsetypes.ResponseType;

/** As their own events tell it, whether a view shows it yet or not. For whoever has just written it. */
public record FindUserInTheLog(UserId userId) implements Query<Optional<UserView>> {
    @Override
    public ResponseType<Optional<UserView>> answer() {
        return Query.optional(UserView.class);
    }
}
