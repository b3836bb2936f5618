package io.reeve.command.eventstore;

import io.reeve.kernel.ledger.LogRow;
import java.time.Instant;
import java.util.UUID;

/** An event as it will be stored, before it has a position. {@code fact} is the event itself, for the facts drawn from it. */
@SuppressWarnings("ArrayRecordComponent") // never compared, and the bytes are nobody else's
record NewEvent(
        UUID id,
        String aggregateType,
        String aggregateId,
        long sequence,
        String name,
        String revision,
        byte[] payload,
        byte[] metadata,
        Object fact) {

    /** What will stand in the log, if it gets this position at this moment. */
    LogRow at(long position, Instant recordedAt) {
        return new LogRow(
                position, id, aggregateType, aggregateId, sequence, name, revision, recordedAt, payload, metadata);
    }
}
