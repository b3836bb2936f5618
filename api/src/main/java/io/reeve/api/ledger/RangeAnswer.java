package io.reeve.api.ledger;

import io.reeve.kernel.ledger.RangeProof;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** {@code first} and {@code last} are positions; hashes are in base64, from left to right. */
@Schema(name = "LogRange")
record RangeAnswer(long first, long last, long treeSize, List<String> hashes) {

    static RangeAnswer of(RangeProof proof) {
        return new RangeAnswer(
                proof.first() + 1,
                proof.end(),
                proof.size(),
                proof.hashes().stream().map(Object::toString).toList());
    }
}
