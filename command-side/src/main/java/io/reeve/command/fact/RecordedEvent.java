package io.reeve.command.fact;

/** An event that is being written, at the position it has got. */
public record RecordedEvent(long position, Object payload) {}
