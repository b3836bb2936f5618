package io.reeve.kernel.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What evidence is asked for: everything about one thing, by its id, or about anything where no id is told; recorded from
 * {@code since} on and earlier than {@code until}, where they are told. It can be answered, and the answer checked, with the
 * stored bytes alone.
 */
public record EvidenceQuery(
        @JsonProperty("about") @Nullable String about,
        @JsonProperty("since") @Nullable Instant since,
        @JsonProperty("until") @Nullable Instant until) {

    /** Picks what this asks for; is shown every event of a span of positions, in order. */
    public EvidenceFilter filter() {
        return new EvidenceFilter(this);
    }
}
