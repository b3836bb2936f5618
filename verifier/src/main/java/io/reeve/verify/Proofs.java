package io.reeve.verify;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.reeve.kernel.ledger.ConsistencyProof;
import io.reeve.kernel.ledger.Hash;
import io.reeve.kernel.ledger.RangeProof;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads proofs as a server answers them under {@code /audit/log}. Throws {@link IllegalArgumentException} for what is none. */
public final class Proofs {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private Proofs() {}

    /** What {@code /audit/log/consistency} answered. */
    public static ConsistencyProof consistency(String json) {
        Consistency answer = read(json, Consistency.class);
        return new ConsistencyProof(answer.from(), answer.to(), answer.hashes());
    }

    /** What {@code /audit/log/range} answered. */
    public static RangeProof range(String json) {
        Range answer = read(json, Range.class);
        return new RangeProof(answer.first() - 1, answer.last(), answer.treeSize(), answer.hashes());
    }

    private record Consistency(
            @JsonProperty("from") long from,
            @JsonProperty("to") long to,
            @JsonProperty("hashes") List<Hash> hashes) {}

    private record Range(
            @JsonProperty("first") long first,
            @JsonProperty("last") long last,
            @JsonProperty("tree_size") long treeSize,
            @JsonProperty("hashes") List<Hash> hashes) {}

    private static <T> T read(String json, Class<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not a proof: " + e.getOriginalMessage(), e);
        }
    }
}
