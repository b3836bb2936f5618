package io.reeve.query.operation;

import static io.reeve.query.projection.Rows.exactlyOne;

import io.reeve.kernel.operation.ProjectionRunEvent.RunCancelled;
import io.reeve.kernel.operation.ProjectionRunEvent.RunGivenUp;
import io.reeve.kernel.operation.ProjectionRunEvent.RunRequested;
import io.reeve.kernel.operation.ProjectionRunEvent.ViewsAudited;
import io.reeve.kernel.operation.ProjectionRunEvent.ViewsRebuilt;
import io.reeve.kernel.operation.RunId;
import io.reeve.kernel.operation.RunView.State;
import io.reeve.query.projection.Kept;
import io.reeve.query.projection.Projection;
import io.reeve.query.projection.Rows;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/** Which rebuilds and audits were asked for, and what became of them. */
@Projection(version = 1)
@ProcessingGroup("view-projection-run")
class RunProjection {

    private final Rows rows;

    RunProjection(Rows rows) {
        this.rows = rows;
    }

    @EventHandler
    void on(RunRequested event, @Timestamp Instant at, TrackingToken token) {
        rows.sql("""
            insert into projection_run (id, position, kind, views, versions, state, requested_at, audits,
                                        not_audited)
            values (:id, :position, :kind, :views, :versions, :state, :at, '[]', '{}') on conflict (id) do nothing\
            """)
                .param("id", event.runId().value())
                .param("position", token.position().orElseThrow())
                .param("kind", event.kind().name())
                .param("views", event.views().toArray(String[]::new))
                .param("versions", event.versions())
                .param("state", State.OPEN.name())
                .param("at", Kept.time(at))
                .update();
    }

    @EventHandler
    void on(RunCancelled event, @Timestamp Instant at) {
        end(event.runId(), State.CANCELLED, at, null);
    }

    @EventHandler
    void on(ViewsRebuilt event, @Timestamp Instant at) {
        end(event.runId(), State.REBUILT, at, null);
    }

    @EventHandler
    void on(ViewsAudited event, @Timestamp Instant at) {
        end(event.runId(), State.AUDITED, at, null);
        exactlyOne(rows.sql("update projection_run set audits = :audits::jsonb, not_audited = :left where id = :id")
                .param("audits", Audits.json(event.audits()))
                .param("left", event.notAudited().toArray(String[]::new))
                .param("id", event.runId().value())
                .update());
    }

    @EventHandler
    void on(RunGivenUp event, @Timestamp Instant at) {
        end(event.runId(), State.GIVEN_UP, at, event.reason());
    }

    private void end(RunId id, State state, Instant at, @Nullable String reason) {
        exactlyOne(rows.sql("update projection_run set state = :state, ended_at = :at, reason = :reason where id = :id")
                .param("state", state.name())
                .param("at", Kept.time(at))
                .param("reason", reason)
                .param("id", id.value())
                .update());
    }
}
