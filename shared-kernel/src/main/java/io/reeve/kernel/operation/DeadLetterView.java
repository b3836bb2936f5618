package io.reeve.kernel.operation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event that a handler could not take, or that waits behind one.
 *
 * @param handlers the classes that the processor hands it to
 * @param causeType absent for an event that only waits
 */
public record DeadLetterView(
        String id,
        String processor,
        String handlers,
        String sequence,
        long place,
        long position,
        String eventId,
        String eventName,
        Instant parkedAt,
        Instant lastTriedAt,
        @Nullable String causeType,
        @Nullable String causeMessage) {}
