package io.reeve.command.sheet;

import java.time.Instant;

/** An entry whose time has come. {@code dueAt} is when it was due, which may be a while ago. */
public record DueItem(String key, Instant dueAt) {}
