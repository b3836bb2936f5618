package io.reeve.query.audit;

import io.reeve.kernel.EventName;
import io.reeve.kernel.audit.EventFilter;
import io.reeve.kernel.audit.FindEvents;
import io.reeve.query.projection.Read;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds events that fit a filter. What the log itself is ordered or indexed by is looked for there; ids, actors and chains in
 * the index, as far as it has come, and behind its end in the events themselves. So nothing is missed, only found slower.
 */
@Component
class EventSearch {

    /** How many positions one question looks at when nothing leads to the events: it takes some ten milliseconds. */
    private static final long STRIDE = 20_000;

    /** The same where the events themselves have to be read. */
    private static final long STRIDE_BEHIND_THE_INDEX = 1_000;

    private final Read read;
    private final EventStorageEngine log;
    private final EventKeys keys = new EventKeys();

    EventSearch(Read read, EventStorageEngine log) {
        this.read = read;
        this.log = log;
    }

    @QueryHandler
    FindEvents.Found handle(FindEvents query) {
        query.requireReader();
        EventFilter filter = query.filter();
        long after = filter.since() == null ? query.after() : Math.max(query.after(), read.headBefore(filter.since()));
        long end = end(filter);
        if (after >= end) {
            return new FindEvents.Found(List.of(), Math.max(query.after(), end), true);
        }
        List<UUID> wanted = wanted(filter);
        if (wanted.isEmpty()) {
            long to = filter.aggregateId() == null ? Math.min(end, after + STRIDE) : end;
            return found(inLog(filter, after, to, query.limit()), query.limit(), to, end);
        }
        long indexed = read.sql("select position from event_index_end")
                .query(Long.class)
                .optional()
                .orElse(0L);
        if (after < indexed) {
            long to = Math.min(end, indexed);
            return found(inIndex(filter, wanted, after, to, query.limit()), query.limit(), to, end);
        }
        long to = Math.min(end, after + STRIDE_BEHIND_THE_INDEX);
        return found(inEvents(filter, wanted, after, to, query.limit()), query.limit(), to, end);
    }

    private static FindEvents.Found found(List<Long> positions, int limit, long to, long end) {
        long lookedTo = positions.size() == limit ? positions.getLast() : to;
        return new FindEvents.Found(positions, lookedTo, lookedTo == end);
    }

    private long end(EventFilter filter) {
        long end = read.head();
        if (filter.to() != null) {
            end = Math.min(end, filter.to());
        }
        return filter.before() == null ? end : Math.min(end, read.headBefore(filter.before()));
    }

    private static List<UUID> wanted(EventFilter filter) {
        List<UUID> wanted = new ArrayList<>();
        filter.concerning().forEach(id -> wanted.add(EventKeys.concerning(id)));
        if (filter.actor() != null) {
            wanted.add(EventKeys.actor(filter.actor()));
        }
        if (filter.correlation() != null) {
            wanted.add(EventKeys.correlation(filter.correlation()));
        }
        return wanted;
    }

    private List<Long> inLog(EventFilter filter, long after, long to, int limit) {
        Map<String, Object> values = bounds(after, to, limit);
        return positions(
                "select e.position from reeve.event e where e.position > :after and e.position <= :to"
                        + ofTheEvent(filter, values) + " order by e.position limit :limit",
                values);
    }

    private List<Long> inIndex(EventFilter filter, List<UUID> wanted, long after, long to, int limit) {
        Map<String, Object> values = bounds(after, to, limit);
        String ofTheEvent = ofTheEvent(filter, values);
        StringBuilder sql = new StringBuilder("select k.position from event_key k");
        if (!ofTheEvent.isEmpty()) {
            sql.append(" join reeve.event e on e.position = k.position");
        }
        sql.append(" where k.position > :after and k.position <= :to").append(ofTheEvent);
        for (int i = 0; i < wanted.size(); i++) {
            values.put("key" + i, wanted.get(i));
            sql.append(
                    i == 0
                            ? " and k.key = :key0"
                            : " and exists (select from event_key o where o.key = :key" + i
                                    + " and o.position = k.position)");
        }
        return positions(sql.append(" order by k.position limit :limit").toString(), values);
    }

    private List<Long> inEvents(EventFilter filter, List<UUID> wanted, long after, long to, int limit) {
        try (Stream<? extends TrackedEventMessage<?>> events =
                log.readEvents(new GlobalSequenceTrackingToken(after), false)) {
            return events.takeWhile(event -> position(event) <= to)
                    .filter(event -> keys.of(event).containsAll(wanted) && fits(event, filter))
                    .map(EventSearch::position)
                    .distinct()
                    .limit(limit)
                    .toList();
        }
    }

    private static boolean fits(TrackedEventMessage<?> event, EventFilter filter) {
        String name = event.getPayloadType().getAnnotation(EventName.class).value();
        return (filter.name() == null || name.equals(filter.name()))
                && (filter.feature() == null || name.startsWith(filter.feature() + "."))
                && (filter.aggregateId() == null || filter.aggregateId().equals(aggregate(event)));
    }

    private static @Nullable String aggregate(TrackedEventMessage<?> event) {
        return event instanceof DomainEventMessage<?> domain ? domain.getAggregateIdentifier() : null;
    }

    /** What columns of the log tell about an event. */
    private static String ofTheEvent(EventFilter filter, Map<String, Object> values) {
        StringBuilder sql = new StringBuilder();
        if (filter.feature() != null) {
            sql.append(" and starts_with(e.name, :feature)");
            values.put("feature", filter.feature() + ".");
        }
        if (filter.name() != null) {
            sql.append(" and e.name = :name");
            values.put("name", filter.name());
        }
        if (filter.aggregateId() != null) {
            sql.append(" and e.aggregate_id = :aggregate");
            values.put("aggregate", filter.aggregateId());
        }
        return sql.toString();
    }

    private static Map<String, Object> bounds(long after, long to, int limit) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("after", after);
        values.put("to", to);
        values.put("limit", limit);
        return values;
    }

    private List<Long> positions(String sql, Map<String, Object> values) {
        return read.sql(sql).params(values).query(Long.class).list();
    }

    private static long position(TrackedEventMessage<?> event) {
        return event.trackingToken().position().orElseThrow();
    }
}
