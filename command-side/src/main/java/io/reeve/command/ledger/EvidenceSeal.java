package io.reeve.command.ledger;

import io.reeve.kernel.ledger.EvidenceLine.Seal;
import io.reeve.kernel.ledger.LedgerQuery.SealEvidence;
import io.reeve.kernel.ledger.SignedNote;
import org.axonframework.queryhandling.QueryHandler;

/** Signs bundles of evidence. Asked like a view, but answered here, where the key is. */
final class EvidenceSeal {

    private final LedgerKeys keys;

    EvidenceSeal(LedgerKeys keys) {
        this.keys = keys;
    }

    @QueryHandler
    String handle(SealEvidence query) {
        String origin = keys.origin();
        return SignedNote.sign(Seal.text(origin, query.ofAllBefore()), keys.signers(origin))
                .toString();
    }
}
