package io.reeve.query.audit;

import io.reeve.query.projection.Read;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The log by what happened to one thing, by the id of an event, and by position. */
@Component
class Chronicle {

    /** An event and where it stands. */
    record Placed(long position, DomainEventMessage<?> event) {

        Object payload() {
            return event.getPayload();
        }
    }

    private record Place(String aggregateId, long sequence) {}

    private final Read read;
    private final EventStorageEngine engine;

    Chronicle(Read read, EventStorageEngine engine) {
        this.read = read;
        this.engine = engine;
    }

    /** All that happened to a thing, in order. */
    List<Placed> of(Object aggregateId) {
        return from(new Place(aggregateId.toString(), 0));
    }

    Optional<Placed> at(long position) {
        return first(read.sql("select aggregate_id, sequence from reeve.event where position = ?")
                .param(position));
    }

    Optional<Placed> byId(UUID eventId) {
        return first(read.sql("select aggregate_id, sequence from reeve.event where event_id = ?")
                .param(eventId));
    }

    private Optional<Placed> first(JdbcClient.StatementSpec place) {
        return place.query((row, number) -> new Place(row.getString("aggregate_id"), row.getLong("sequence")))
                .optional()
                .flatMap(found -> from(found).stream().findFirst());
    }

    private List<Placed> from(Place place) {
        Map<Long, Long> positions = new HashMap<>();
        read.sql("select sequence, position from reeve.event where aggregate_id = ? and sequence >= ?")
                .params(place.aggregateId(), place.sequence())
                .query(row -> {
                    positions.put(row.getLong("sequence"), row.getLong("position"));
                });
        List<Placed> events = new ArrayList<>();
        engine.readEvents(place.aggregateId(), place.sequence()).forEachRemaining(event -> {
            Long position = positions.get(event.getSequenceNumber());
            if (position != null) { // else appended since we looked
                events.add(new Placed(position, event));
            }
        });
        return events;
    }
}
