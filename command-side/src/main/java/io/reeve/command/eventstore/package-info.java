/**
 * The event store: one appender for each node, gap-free positions in commit order, and a tail that every reader of the
 * node shares. {@code docs/log.md} describes the log itself.
 */
@NullMarked
package io.reeve.command.eventstore;

import org.jspecify.annotations.NullMarked;
