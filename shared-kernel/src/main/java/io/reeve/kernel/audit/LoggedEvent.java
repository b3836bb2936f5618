package io.reeve.kernel.audit;

import java.time.Instant;
import java.util.UUID;

/**
 * A row of the log. {@code payload} and {@code metadata} are JSON text; as stored, their UTF-8 bytes are those that
 * {@code leafHash} (lower-case hexadecimal) was made from.
 */
public record LoggedEvent(
        long position,
        UUID id,
        String aggregateType,
        String aggregateId,
        long sequence,
        String name,
        String revision,
        Instant recordedAt,
        String payload,
        String metadata,
        String leafHash) {}
