package io.reeve.api.ledger;

import io.reeve.kernel.ledger.SignedCheckpoint;
import io.swagger.v3.oas.annotations.media.Schema;

@Schema(name = "LogCheckpoint")
record SignedCheckpointAnswer(long size, String note, String signedAt) {

    static SignedCheckpointAnswer of(SignedCheckpoint checkpoint) {
        return new SignedCheckpointAnswer(
                checkpoint.size(), checkpoint.note(), checkpoint.signedAt().toString());
    }
}
