package io.reeve.query.activity;

import io.reeve.kernel.activity.ActivityTarget.Kind;
import io.reeve.kernel.operation.DeadLetterEvent;
import io.reeve.kernel.operation.DeadLetterEvent.DeadLetterDiscarded;
import io.reeve.kernel.operation.DeadLetterEvent.DeadLetterRetryBegun;
import io.reeve.kernel.operation.DeadLetterEvent.DeadLettersRetried;
import io.reeve.kernel.operation.ProjectionRunEvent;
import io.reeve.kernel.operation.ProjectionRunEvent.RunCancelled;
import io.reeve.kernel.operation.ProjectionRunEvent.RunGivenUp;
import io.reeve.kernel.operation.ProjectionRunEvent.RunRequested;
import io.reeve.kernel.operation.ProjectionRunEvent.ViewsAudited;
import io.reeve.kernel.operation.ProjectionRunEvent.ViewsRebuilt;
import io.reeve.kernel.operation.ViewAudit;
import java.util.List;

/** What is done to the installation itself. */
final class Operations {

    private Operations() {}

    static Told tell(ProjectionRunEvent event) {
        return switch (event) {
            case RunRequested requested ->
                on(ActivityType.PROJECTION_RUN_REQUESTED, requested, requested.views())
                        .with("kind", requested.kind());
            case RunCancelled cancelled -> on(ActivityType.PROJECTION_RUN_CANCELLED, cancelled, List.of());
            case ViewsRebuilt rebuilt -> on(ActivityType.PROJECTIONS_REBUILT, rebuilt, rebuilt.views());
            case ViewsAudited audited ->
                on(
                                ActivityType.PROJECTIONS_AUDITED,
                                audited,
                                audited.audits().stream().map(ViewAudit::view).toList())
                        .with("not_audited", audited.notAudited().isEmpty() ? null : audited.notAudited())
                        .failedIf(!audited.audits().stream().allMatch(ViewAudit::passed));
            case RunGivenUp givenUp ->
                on(ActivityType.PROJECTION_RUN_GIVEN_UP, givenUp, List.of())
                        .with("error_message", givenUp.reason())
                        .failedIf(true);
        };
    }

    static Told tell(DeadLetterEvent event) {
        return switch (event) {
            case DeadLetterRetryBegun begun ->
                on(ActivityType.DEAD_LETTER_RETRY_BEGUN, begun).with("sequence", begun.sequence());
            case DeadLettersRetried retried ->
                on(ActivityType.DEAD_LETTERS_RETRIED, retried)
                        .with("sequence", retried.sequence())
                        .with("taken", retried.taken())
                        .with("left", retried.left());
            case DeadLetterDiscarded discarded ->
                on(ActivityType.DEAD_LETTER_DISCARDED, discarded)
                        .with("sequence", discarded.sequence())
                        .with("discarded_event_id", discarded.eventId())
                        .with("discarded_position", discarded.position())
                        .with("notes", discarded.reason())
                        .by(discarded.by());
        };
    }

    private static Told on(ActivityType type, ProjectionRunEvent event, List<String> views) {
        Told told = Told.that(type).of(Kind.PROJECTION_RUN, event.runId(), "");
        views.forEach(view -> told.of(Kind.PROJECTION, view, view));
        return told;
    }

    private static Told on(ActivityType type, DeadLetterEvent event) {
        return Told.that(type).of(Kind.EVENT_PROCESSOR, event.processor(), event.processor());
    }
}
