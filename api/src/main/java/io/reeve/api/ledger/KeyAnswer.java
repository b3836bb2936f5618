package io.reeve.api.ledger;

import io.reeve.kernel.ledger.LedgerKey;
import io.swagger.v3.oas.annotations.media.Schema;

/** {@code key} is what programs that check signed notes take; it signs what is larger than {@code sinceSize}. */
@Schema(name = "LogKey")
record KeyAnswer(String key, long sinceSize, String madeAt) {

    static KeyAnswer of(LedgerKey key) {
        return new KeyAnswer(key.key().toString(), key.sinceSize(), key.madeAt().toString());
    }
}
