package io.reeve.api.ledger;

import io.reeve.kernel.Rejection;
import io.reeve.kernel.ledger.EvidenceQuery;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** About one thing, whatever it is, by its id; or about a time; or about a thing in a time. */
@Schema(name = "EvidenceInput")
record EvidenceInput(
        @Nullable UUID about,
        @Nullable Instant since,
        @Nullable Instant until) {

    EvidenceQuery query() {
        if (about == null && since == null && until == null) {
            throw Rejection.invalid("about", "missing", "Say what it is about, or a time.");
        }
        if (since != null && until != null && !since.isBefore(until)) {
            throw Rejection.invalid("until", "not_after_since", "Must be later than since.");
        }
        return new EvidenceQuery(about == null ? null : about.toString(), since, until);
    }
}
