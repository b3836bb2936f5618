package io.reeve.kernel.audit;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which events of the log: those that fit everything that is given. {@code feature} is what stands before the point in the
 * name of an event, {@code name} the whole name, {@code aggregateId} the thing it happened to. {@code actor} is an actor's
 * text, for a person without the token. {@code concerning} are ids that the event must speak of, whatever they are the ids
 * of. Not earlier than {@code since}, earlier than {@code before}, not after position {@code to}.
 */
public record EventFilter(
        @Nullable String feature,
        @Nullable String name,
        @Nullable String aggregateId,
        @Nullable String actor,
        Set<UUID> concerning,
        @Nullable String correlation,
        @Nullable Instant since,
        @Nullable Instant before,
        @Nullable Long to) {

    public EventFilter {
        concerning = Set.copyOf(concerning);
    }
}
