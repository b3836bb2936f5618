package io.reeve.kernel.ledger;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lines of an evidence bundle that are not events: JSON, one to a line. A bundle is its {@link Header}, every event from
 * {@code first} to {@code last} as a {@link LogLine}, a {@link Held} for each time that something was held, in the order of the
 * grants, the {@link Trailer} and the {@link Seal}. It has also the events that were not asked for, because only then can it be
 * seen that none was left out. A line that lacks a part is none.
 */
public sealed interface EvidenceLine {

    int VERSION = 2;

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

    /**
     * Somebody held something, as the server says: from the event at {@code from_position} on, until the one at {@code
     * until_position}, or to the end of what the bundle is about where there is none. Without a permission it is the app as such.
     */
    record Held(
            @JsonProperty("grant_id") String grant,
            @JsonProperty("account_id") String account,
            @JsonProperty("app_id") String app,
            @JsonProperty("user_id") String person,
            @JsonProperty("permission_id") @Nullable String permission,
            @JsonProperty("method") String method,
            @JsonProperty("from_position") long fromPosition,
            @JsonProperty("from") String from,
            @JsonProperty("until_position") @Nullable Long untilPosition,
            @JsonProperty("until") @Nullable String until)
            implements EvidenceLine {

        public Held {
            requireNonNull(grant, "grant_id");
            requireNonNull(account, "account_id");
            requireNonNull(app, "app_id");
            requireNonNull(person, "user_id");
            requireNonNull(method, "method");
            requireNonNull(from, "from");
        }
    }

    /** How many events there are, how many of them are what was asked for, and how many times something was held. */
    record Trailer(
            @JsonProperty("events") long events,
            @JsonProperty("picked") long picked,
            @JsonProperty("held") long held) implements EvidenceLine {}

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
