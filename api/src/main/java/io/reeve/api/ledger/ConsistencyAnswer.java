package io.reeve.api.ledger;

import io.reeve.kernel.ledger.ConsistencyProof;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** Hashes are in base64, in the order in which RFC 9162 takes them. */
@Schema(name = "LogConsistency")
record ConsistencyAnswer(long from, long to, List<String> hashes) {

    static ConsistencyAnswer of(ConsistencyProof proof) {
        return new ConsistencyAnswer(
                proof.earlier(),
                proof.size(),
                proof.hashes().stream().map(Object::toString).toList());
    }
}
