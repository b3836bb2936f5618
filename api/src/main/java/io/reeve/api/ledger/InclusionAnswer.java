package io.reeve.api.ledger;

import io.reeve.kernel.ledger.ProvedEvent;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** {@code leafIndex} is the position less one; hashes are in base64, lowest first. */
@Schema(name = "LogInclusion")
record InclusionAnswer(long position, long leafIndex, long treeSize, String leafHash, List<String> hashes) {

    static InclusionAnswer of(ProvedEvent proved) {
        return new InclusionAnswer(
                proved.position(),
                proved.proof().leaf(),
                proved.proof().size(),
                proved.leafHash().toString(),
                proved.proof().hashes().stream().map(Object::toString).toList());
    }
}
