package io.reeve.api.http;

import io.reeve.kernel.idempotency.FindIdempotencyRecord;
import io.reeve.kernel.idempotency.IdempotencyRecord;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Knows a call that was made before. */
@Component
final class Repeats {

    private final Queries queries;
    private final ReadYourWrites views;

    Repeats(Queries queries, ReadYourWrites views) {
        this.queries = queries;
        this.views = views;
    }

    /** The ids that an earlier call of the same scope made, shown by the views by now; empty when there was none. */
    Optional<List<String>> idsOf(RepeatableCall call) {
        Optional<IdempotencyRecord> earlier = queries.ask(new FindIdempotencyRecord(call.scope()));
        earlier.ifPresent(record -> {
            if (!record.bodyHash().equals(call.bodyHash())) {
                throw new InvalidInputs(new InvalidInput(
                        List.of("header", RepeatableCall.HEADER),
                        "This key was used with another body.",
                        "idempotency_key_reused",
                        null));
            }
            views.await(record.firstPosition(), record.lastPosition());
        });
        return earlier.map(IdempotencyRecord::ids);
    }
}
