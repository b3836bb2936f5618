package io.reeve.query.projection;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.springframework.stereotype.Component;

/**
 * Tells a thing by its own events: for the answer to whoever has just written it, which waits for no view. See
 * docs/adr/0095.
 */
@Component
public final class OwnEvents {

    private final EventStorageEngine log;

    OwnEvents(EventStorageEngine log) {
        this.log = log;
    }

    /** What the first event makes and each further one makes of that; nothing where there are no events. */
    public <V> Optional<V> tell(
            Object id, Function<DomainEventMessage<?>, V> made, BiFunction<V, DomainEventMessage<?>, V> changed) {
        DomainEventStream events = log.readEvents(id.toString());
        if (!events.hasNext()) {
            return Optional.empty();
        }
        V view = made.apply(events.next());
        while (events.hasNext()) {
            view = changed.apply(view, events.next());
        }
        return Optional.of(view);
    }
}
