package io.reeve.kernel.ledger;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * The lines of an evidence bundle that are not events: JSON, one to a line. A bundle is its {@link Header}, every event from
 * {@code first} to {@code last} as a {@link LogLine}, the {@link Trailer} and the {@link Seal}. It holds also the events that
 * were not asked for, because only then can it be seen that none was left out. A line that lacks a part is none.
 */
public sealed interface EvidenceLine {

    int VERSION = 1;

    /** Who asked for what, and the proof that the span of events is in the tree whose checkpoint is signed. */
    record Header(
            @JsonProperty("reeve_evidence") int version,
            @JsonProperty("query") EvidenceQuery query,
            @JsonProperty("asked_by") String askedBy,
            @JsonProperty("asked_at") String askedAt,
            @JsonProperty("first") long first,
            @JsonProperty("last") long last,
            @JsonProperty("tree_size") long treeSize,
            @JsonProperty("checkpoint") String checkpoint,
            @JsonProperty("range_proof") List<Hash> rangeProof)
            implements EvidenceLine {

        public Header {
            requireNonNull(query, "query");
            requireNonNull(askedBy, "asked_by");
            requireNonNull(askedAt, "asked_at");
            requireNonNull(checkpoint, "checkpoint");
            rangeProof = List.copyOf(rangeProof);
        }
    }

    /** How many events there are, how many of them are what was asked for, and what the server says beside them. */
    record Trailer(
            @JsonProperty("events") long events,
            @JsonProperty("picked") long picked,
            @JsonProperty("answers") Map<String, Object> answers)
            implements EvidenceLine {

        public Trailer {
            requireNonNull(answers, "answers");
        }
    }

    /** A signed note over the hash of all bytes before this line. */
    record Seal(@JsonProperty("signature") String signature) implements EvidenceLine {

        public Seal {
            requireNonNull(signature, "signature");
        }

        /** What is signed. Its second line makes sure that it is never taken for a checkpoint. */
        public static String text(String origin, Hash ofAllBefore) {
            return origin + "\nevidence\n" + ofAllBefore + "\n";
        }
    }
}
