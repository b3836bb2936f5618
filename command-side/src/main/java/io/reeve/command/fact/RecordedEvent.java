package io.reeve.command.fact;

import java.time.Instant;

/** An event that is being written, at the position and time it has got. */
public record RecordedEvent(long position, Instant recordedAt, String aggregateId, Object payload) {}
