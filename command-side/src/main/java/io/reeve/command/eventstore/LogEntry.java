package io.reeve.command.eventstore;

import java.util.List;
import org.axonframework.eventhandling.TrackedEventMessage;

/** What stands at one position: one message, unless an upcaster made more or fewer of it. */
record LogEntry(long position, List<TrackedEventMessage<?>> messages) {}
