package io.reeve.kernel.token;

import io.reeve.kernel.Query;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.messaging.responsetypes.ResponseType;

/**
 * Who presents the token with this hash (SHA-256, lower-case hexadecimal)? Empty when there is no such token, when it is
 * revoked or has run out at {@code now}, and when its person may not act. Answered from the command side, so that a
 * revocation counts at once on every node.
 */
public record FindCaller(String tokenHash, Instant now) implements Query<Optional<Caller>> {
    @Override
    public ResponseType<Optional<Caller>> answer() {
        return Query.optional(Caller.class);
    }
}
