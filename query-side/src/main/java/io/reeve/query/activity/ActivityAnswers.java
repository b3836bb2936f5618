package io.reeve.query.activity;

import static java.util.stream.Collectors.toMap;

import io.reeve.kernel.Actor;
import io.reeve.kernel.EventName;
import io.reeve.kernel.Metadata;
import io.reeve.kernel.activity.ActivityEntry;
import io.reeve.kernel.activity.ListActivity;
import io.reeve.query.projection.Read;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads the log itself. Positions have no gaps and time rises with them, so a span of time is a span of positions, how much
 * happened is a difference, and the deepest page costs what the first one does. What is read comes from the disk, never from
 * memory: whoever was erased is erased here at the same moment.
 */
@Component
class ActivityAnswers {

    private final Read read;
    private final EventStorageEngine log;

    ActivityAnswers(Read read, EventStorageEngine log) {
        this.read = read;
        this.log = log;
    }

    @QueryHandler
    ListActivity.Part handle(ListActivity query) {
        long from = (query.since() == null ? 0 : read.headBefore(query.since())) + 1;
        long to = query.before() == null ? read.head() : read.headBefore(query.before());
        long first = from + query.offset();
        long last = Math.min(to, first + query.limit() - 1);
        return new ListActivity.Part(first > last ? List.of() : entries(first, last), Math.max(0, to - from + 1));
    }

    private List<ActivityEntry> entries(long first, long last) {
        Map<Long, String> hashes = hashes(first, last);
        List<ActivityEntry> entries = new ArrayList<>();
        try (Stream<? extends TrackedEventMessage<?>> events =
                log.readEvents(new GlobalSequenceTrackingToken(first - 1), false)) {
            events.takeWhile(event -> position(event) <= last)
                    .forEach(event -> entries.add(entry(event, Objects.requireNonNull(hashes.get(position(event))))));
        }
        return entries;
    }

    private Map<Long, String> hashes(long first, long last) {
        return read
                .sql(
                        "select position, encode(leaf_hash, 'hex') as hash from reeve.event where position between ? and ?")
                .params(first, last)
                .query((row, number) -> Map.entry(row.getLong("position"), row.getString("hash")))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static long position(TrackedEventMessage<?> event) {
        return event.trackingToken().position().orElseThrow();
    }

    private static ActivityEntry entry(TrackedEventMessage<?> event, String hash) {
        Told told = Teller.tell(event.getPayload());
        @Nullable Actor wrote = actor(event);
        return new ActivityEntry(
                hash,
                told.type().name(),
                told.type().sentence(),
                told.succeeded(),
                told.by() == null ? wrote : new Actor.Person(told.by().value(), null),
                told.targets(),
                event.getTimestamp(),
                metadata(event, told, wrote));
    }

    /** What the event says, and where to look for why: the cause of everything can be found by these. */
    private static Map<String, Object> metadata(TrackedEventMessage<?> event, Told told, @Nullable Actor wrote) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        told.metadata().forEach((key, value) -> metadata.put(key, plain(value)));
        if (wrote != null) {
            metadata.put("operation_trigger", wrote.text());
        }
        metadata.put("position", position(event));
        metadata.put("event_id", event.getIdentifier());
        metadata.put(
                "event_name",
                event.getPayloadType().getAnnotation(EventName.class).value());
        carried("request_id", Metadata.REQUEST_ID, event, metadata);
        carried("correlation_id", Metadata.CORRELATION_ID, event, metadata);
        carried("causation_id", Metadata.CAUSATION_ID, event, metadata);
        return metadata;
    }

    private static void carried(String name, String key, TrackedEventMessage<?> event, Map<String, Object> metadata) {
        Object value = event.getMetaData().get(key);
        if (value != null) {
            metadata.put(name, value);
        }
    }

    private static Object plain(Object value) {
        return switch (value) {
            case String text -> text;
            case Number number -> number;
            case Boolean truth -> truth;
            case List<?> list -> list.stream().map(ActivityAnswers::plain).toList();
            case Map<?, ?> map -> map;
            default -> value.toString();
        };
    }

    private static @Nullable Actor actor(TrackedEventMessage<?> event) {
        Object text = event.getMetaData().get(Metadata.ACTOR);
        return text == null ? null : Actor.parse(text.toString());
    }
}
