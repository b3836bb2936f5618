package io.reeve.query.audit;

import io.reeve.query.projection.Projection;
import io.reeve.query.projection.Rows;
import io.reeve.query.projection.SequenceKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Where in the log things are spoken of. All events are handled one after the other, so it is known up to where the index is
 * whole, and what comes after that is looked for in the log itself. No write waits for it.
 *
 * <p>It handles every event there is, so it writes once for each batch of them, with the last one. When that fails, what went
 * before is handled again, each by itself: the last one is still the one that the batch has come to.
 */
@Projection(version = 1, sequence = EventIndexProjection.OneAfterTheOther.class, awaited = false)
@ProcessingGroup("view-event-index")
class EventIndexProjection {

    private static final String BATCH = EventIndexProjection.class.getName();

    private static final String ADD = """
            with reached as (
                insert into event_index_end (only_row, position) values (true, :reached)
                on conflict (only_row) do update set position = excluded.position)
            insert into event_key (key, position)
            select * from unnest(:keys::uuid[], :positions::bigint[]) on conflict do nothing""";

    private record Key(UUID key, long position) {}

    /** What is written with the last event of a batch. */
    private record Batch(List<Key> keys, Map<EventKeys.Named, UUID> known) {}

    private final Rows rows;
    private final EventKeys keys = new EventKeys();

    EventIndexProjection(Rows rows) {
        this.rows = rows;
    }

    /** Every event there is or will be. */
    @EventHandler(payloadType = Object.class)
    void on(EventMessage<?> event, TrackingToken token) {
        long position = token.position().orElseThrow();
        if (CurrentUnitOfWork.isStarted() && CurrentUnitOfWork.get() instanceof BatchingUnitOfWork<?> several) {
            Batch batch = several.getOrComputeResource(BATCH, name -> new Batch(new ArrayList<>(), new HashMap<>()));
            keys.of(event, batch.known()).forEach(key -> batch.keys().add(new Key(key, position)));
            if (several.isLastMessage()) {
                List<Key> all = List.copyOf(batch.keys());
                batch.keys().clear();
                add(all, position);
            }
        } else {
            add(keys.of(event).stream().map(key -> new Key(key, position)).toList(), position);
        }
    }

    private void add(List<Key> all, long reached) {
        rows.sql(ADD)
                .param("reached", reached)
                .param("keys", all.stream().map(key -> key.key().toString()).toArray(String[]::new))
                .param(
                        "positions",
                        all.stream().map(key -> Long.toString(key.position())).toArray(String[]::new))
                .update();
    }

    static final class OneAfterTheOther implements SequenceKey {
        @Override
        public @Nullable Object of(Object event) {
            return "all";
        }
    }
}
