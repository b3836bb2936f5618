package io.reeve.command.operation;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.reeve.command.fact.Authority;
import io.reeve.kernel.Actor;
import io.reeve.kernel.Rejection;
import io.reeve.kernel.operation.ProjectionRunCommand.CancelRun;
import io.reeve.kernel.operation.ProjectionRunCommand.ConcludeAudit;
import io.reeve.kernel.operation.ProjectionRunCommand.ConcludeRebuild;
import io.reeve.kernel.operation.ProjectionRunCommand.GiveUpRun;
import io.reeve.kernel.operation.ProjectionRunCommand.RequestRun;
import io.reeve.kernel.operation.ProjectionRunEvent.RunCancelled;
import io.reeve.kernel.operation.ProjectionRunEvent.RunGivenUp;
import io.reeve.kernel.operation.ProjectionRunEvent.RunRequested;
import io.reeve.kernel.operation.ProjectionRunEvent.ViewsAudited;
import io.reeve.kernel.operation.ProjectionRunEvent.ViewsRebuilt;
import io.reeve.kernel.operation.RunId;
import io.reeve.kernel.operation.RunKind;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A rebuild or an audit of views. Whatever ends it first ends it; what comes after that changes nothing. */
@Aggregate
final class ProjectionRun {

    @AggregateIdentifier
    private @Nullable RunId id;

    private RunKind kind;
    private List<String> views = List.of();
    private boolean over;

    @SuppressWarnings("NullAway.Init") // filled by the first event
    ProjectionRun() {}

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(RequestRun request, Actor actor, Authority authority) {
        authority.requireAdmin(actor);
        if (id != null) {
            if (request.kind() != kind || !request.views().equals(views)) {
                throw Rejection.conflict("run_exists", "There is a run with this id already.");
            }
            return;
        }
        if (request.views().isEmpty()) {
            throw Rejection.invalid("views", "missing", "A run is about one view at least.");
        }
        apply(new RunRequested(request.runId(), request.kind(), request.views(), request.versions()));
    }

    @CommandHandler
    void handle(CancelRun cancel, Actor actor, Authority authority) {
        authority.requireAdmin(actor);
        if (over) {
            throw Rejection.conflict("run_is_over", "This run is over already.");
        }
        apply(new RunCancelled(cancel.runId()));
    }

    @CommandHandler
    void handle(ConcludeRebuild conclude, Actor actor) {
        Authority.requireNoPerson(actor);
        if (!over) {
            apply(new ViewsRebuilt(conclude.runId(), views));
        }
    }

    @CommandHandler
    void handle(ConcludeAudit conclude, Actor actor) {
        Authority.requireNoPerson(actor);
        if (!over) {
            apply(new ViewsAudited(conclude.runId(), conclude.audits(), conclude.notAudited()));
        }
    }

    @CommandHandler
    void handle(GiveUpRun giveUp, Actor actor) {
        Authority.requireNoPerson(actor);
        if (!over) {
            apply(new RunGivenUp(giveUp.runId(), giveUp.reason()));
        }
    }

    @EventSourcingHandler
    void on(RunRequested event) {
        id = event.runId();
        kind = event.kind();
        views = event.views();
    }

    @EventSourcingHandler
    void on(RunCancelled event) {
        over = true;
    }

    @EventSourcingHandler
    void on(ViewsRebuilt event) {
        over = true;
    }

    @EventSourcingHandler
    void on(ViewsAudited event) {
        over = true;
    }

    @EventSourcingHandler
    void on(RunGivenUp event) {
        over = true;
    }
}
