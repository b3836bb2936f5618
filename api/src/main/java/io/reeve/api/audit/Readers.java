package io.reeve.api.audit;

import io.reeve.kernel.Rejection;
import io.reeve.kernel.token.Caller;

/** Who may read the history: those who may read everything that it tells of. */
final class Readers {

    private Readers() {}

    static void require(Caller caller) {
        if (!caller.readsEverything()) {
            throw Rejection.forbidden("reader_required", "Only administrators and auditors can read the history.");
        }
    }
}
