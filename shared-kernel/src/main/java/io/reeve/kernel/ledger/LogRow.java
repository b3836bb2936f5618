package io.reeve.kernel.ledger;

import java.time.Instant;
import java.util.UUID;

/**
 * An event exactly as the log keeps it: personal fields encrypted, never brought to a newer revision. {@code payload} and
 * {@code metadata} are JSON in UTF-8; {@code recordedAt} has microseconds.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and the bytes are nobody else's
public record LogRow(
        long position,
        UUID eventId,
        String aggregateType,
        String aggregateId,
        long sequence,
        String name,
        String revision,
        Instant recordedAt,
        byte[] payload,
        byte[] metadata) {

    /** The same event, told to stand elsewhere. */
    public LogRow at(long other) {
        return new LogRow(
                other, eventId, aggregateType, aggregateId, sequence, name, revision, recordedAt, payload, metadata);
    }
}
