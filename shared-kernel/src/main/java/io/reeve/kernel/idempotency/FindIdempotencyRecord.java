package io.reeve.kernel.idempotency;

import io.reeve.kernel.Query;
import java.util.Optional;
import org.axonframework.messaging.responsetypes.ResponseType;

/** Was there a call of this scope in the last 30 days, and what did it make? */
public record FindIdempotencyRecord(String scope) implements Query<Optional<IdempotencyRecord>> {
    @Override
    public ResponseType<Optional<IdempotencyRecord>> answer() {
        return Query.optional(IdempotencyRecord.class);
    }
}
