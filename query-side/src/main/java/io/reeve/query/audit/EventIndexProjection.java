package io.reeve.query.audit;

import io.reeve.query.projection.Projection;
import io.reeve.query.projection.Rows;
import io.reeve.query.projection.SequenceKey;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/**
 * Where in the log things are spoken of. All events are handled one after the other, so it is known up to where the index is
 * whole, and what comes after that is looked for in the log itself. No write waits for it.
 */
@Projection(version = 1, sequence = EventIndexProjection.OneAfterTheOther.class, awaited = false)
@ProcessingGroup("view-event-index")
class EventIndexProjection {

    private static final String ADD = """
            with reached as (
                insert into event_index_end (only_row, position) values (true, :position)
                on conflict (only_row) do update set position = excluded.position)
            insert into event_key (key, position) select unnest(:keys::uuid[]), :position on conflict do nothing""";

    private final Rows rows;
    private final EventKeys keys = new EventKeys();

    EventIndexProjection(Rows rows) {
        this.rows = rows;
    }

    /** Every event there is or will be. */
    @EventHandler(payloadType = Object.class)
    void on(EventMessage<?> event, TrackingToken token) {
        rows.sql(ADD)
                .param("position", token.position().orElseThrow())
                .param("keys", keys.of(event).stream().map(UUID::toString).toArray(String[]::new))
                .update();
    }

    static final class OneAfterTheOther implements SequenceKey {
        @Override
        public @Nullable Object of(Object event) {
            return "all";
        }
    }
}
