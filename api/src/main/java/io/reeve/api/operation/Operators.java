package io.reeve.api.operation;

import io.reeve.kernel.Rejection;
import io.reeve.kernel.token.Caller;

/** Who may see how the installation is doing. Who may change anything is decided on the command side. */
final class Operators {

    private Operators() {}

    static void requireReader(Caller caller) {
        if (!caller.readsEverything()) {
            throw Rejection.forbidden(
                    "reader_required", "Only administrators and auditors can see how the installation is doing.");
        }
    }
}
