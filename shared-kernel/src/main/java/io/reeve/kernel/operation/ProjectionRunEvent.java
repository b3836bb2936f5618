package io.reeve.kernel.operation;

import io.reeve.kernel.EventName;
import java.util.List;
import java.util.Objects;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** A rebuild or an audit of views, from the wish to its end. It has one end. */
public sealed interface ProjectionRunEvent {

    RunId runId();

    /** Somebody, or the installation after an upgrade or by night, wants it done. Says nothing about when. */
    @EventName("projection_run.requested")
    @Revision("1")
    record RunRequested(
            RunId runId,
            RunKind kind,
            List<String> views,
            @Nullable String versions) implements ProjectionRunEvent {}

    /** Nothing more will happen; views that had taken their place by then keep it. */
    @EventName("projection_run.cancelled")
    @Revision("1")
    record RunCancelled(RunId runId) implements ProjectionRunEvent {}

    /** All of the views were made anew and answer queries. */
    @EventName("projection_run.rebuilt")
    @Revision("1")
    record ViewsRebuilt(RunId runId, List<String> views) implements ProjectionRunEvent {}

    /**
     * Each view was compared with what the log makes of it. Says that they were found different as much as that they were not.
     *
     * @param notAudited views that the run was about and that nothing is said of: they were being made anew for another version
     */
    @EventName("projection_run.audited")
    @Revision("1")
    record ViewsAudited(RunId runId, List<ViewAudit> audits, List<String> notAudited) implements ProjectionRunEvent {
        public ViewsAudited {
            // in a log that began earlier an audit was of all its views, and did not say so
            notAudited = Objects.requireNonNullElse(notAudited, List.of());
        }
    }

    /** It cannot be done, and trying again by itself would not help. */
    @EventName("projection_run.given_up")
    @Revision("1")
    record RunGivenUp(RunId runId, String reason) implements ProjectionRunEvent {}
}
