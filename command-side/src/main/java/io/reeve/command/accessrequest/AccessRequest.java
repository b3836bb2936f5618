package io.reeve.command.accessrequest;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.reeve.command.fact.Authority;
import io.reeve.command.fact.People;
import io.reeve.command.fact.Person;
import io.reeve.command.fact.WaitedForTask;
import io.reeve.kernel.Actor;
import io.reeve.kernel.Metadata;
import io.reeve.kernel.Rejection;
import io.reeve.kernel.accessrequest.AccessRequestCommand.CancelAccessRequest;
import io.reeve.kernel.accessrequest.AccessRequestCommand.CancelExpiry;
import io.reeve.kernel.accessrequest.AccessRequestCommand.ConfirmGrant;
import io.reeve.kernel.accessrequest.AccessRequestCommand.ConfirmRemoval;
import io.reeve.kernel.accessrequest.AccessRequestCommand.EndAccess;
import io.reeve.kernel.accessrequest.AccessRequestCommand.ExpireAccessRequest;
import io.reeve.kernel.accessrequest.AccessRequestCommand.HearOutcome;
import io.reeve.kernel.accessrequest.AccessRequestCommand.RecordOutcome;
import io.reeve.kernel.accessrequest.AccessRequestCommand.ReportGrantFailure;
import io.reeve.kernel.accessrequest.AccessRequestCommand.ReportRemovalFailure;
import io.reeve.kernel.accessrequest.AccessRequestCommand.RevertAccess;
import io.reeve.kernel.accessrequest.AccessRequestCommand.WithdrawForLeaver;
import io.reeve.kernel.accessrequest.AccessRequestEvent;
import io.reeve.kernel.accessrequest.AccessRequestEvent.AccessEnded;
import io.reeve.kernel.accessrequest.AccessRequestEvent.AccessProvisioned;
import io.reeve.kernel.accessrequest.AccessRequestEvent.AccessRequestApproved;
import io.reeve.kernel.accessrequest.AccessRequestEvent.AccessRequestCancelled;
import io.reeve.kernel.accessrequest.AccessRequestEvent.AccessRequestCompleted;
import io.reeve.kernel.accessrequest.AccessRequestEvent.AccessRequestDenied;
import io.reeve.kernel.accessrequest.AccessRequestEvent.AccessRequestExpired;
import io.reeve.kernel.accessrequest.AccessRequestEvent.AccessRequested;
import io.reeve.kernel.accessrequest.AccessRequestEvent.AccessReverted;
import io.reeve.kernel.accessrequest.AccessRequestEvent.DeprovisioningFailed;
import io.reeve.kernel.accessrequest.AccessRequestEvent.DeprovisioningStarted;
import io.reeve.kernel.accessrequest.AccessRequestEvent.ExpiryCancelled;
import io.reeve.kernel.accessrequest.AccessRequestEvent.ManualDeprovisioningRequired;
import io.reeve.kernel.accessrequest.AccessRequestEvent.ManualProvisioningRequired;
import io.reeve.kernel.accessrequest.AccessRequestEvent.ProvisioningDenied;
import io.reeve.kernel.accessrequest.AccessRequestEvent.ProvisioningStarted;
import io.reeve.kernel.accessrequest.AccessRequestEvent.ReversalStarted;
import io.reeve.kernel.accessrequest.AccessRequestEvent.StageApproved;
import io.reeve.kernel.accessrequest.AccessRequestEvent.StageBegun;
import io.reeve.kernel.accessrequest.AccessRequestId;
import io.reeve.kernel.accessrequest.AccessRequestStatus;
import io.reeve.kernel.accessrequest.Grant;
import io.reeve.kernel.accessrequest.ManualReason;
import io.reeve.kernel.accessrequest.Route;
import io.reeve.kernel.accessrequest.Stage;
import io.reeve.kernel.app.Approvers;
import io.reeve.kernel.task.TaskId;
import io.reeve.kernel.task.TaskStatus;
import io.reeve.kernel.task.TaskSubject;
import io.reeve.kernel.task.TaskType;
import io.reeve.kernel.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * One person's wish for one thing: decided by people, granted, ended. Goes the way that was fixed when it was asked for.
 * Nobody decides who asked, is asked for, or submitted it for them, and nobody decides twice. None of them makes it last
 * longer than was decided either.
 */
@Aggregate
final class AccessRequest {

    private static final Set<AccessRequestStatus> REVERTIBLE = EnumSet.of(
            AccessRequestStatus.COMPLETED,
            AccessRequestStatus.TIME_BASED_EXPIRED_FAILED,
            AccessRequestStatus.TIME_BASED_EXPIRED_CANCELLED);

    @AggregateIdentifier
    private @Nullable AccessRequestId id;

    private TaskSubject subject;
    private UserId requester;

    /** Nobody when it was not a person. */
    private @Nullable UserId submitter;

    private Route route;
    private @Nullable Duration length;
    private AccessRequestStatus status;
    private @Nullable Instant endsAt;

    /** How access is given or held; as the route has it until that turns out not to work. */
    private Grant grant;

    private final Set<UserId> deciders = new HashSet<>();
    private int stagesDone;
    private @Nullable TaskId openTask;
    private int removals;

    @SuppressWarnings("NullAway.Init") // filled by the first event
    AccessRequest() {}

    // Asking

    void begin(AccessRequested asked, People people, OneAtATime oneAtATime) {
        apply(asked);
        oneAtATime.take(subject);
        nextStage(null, people, oneAtATime);
    }

    // Deciding

    @CommandHandler
    void handle(RecordOutcome outcome, Actor actor, Instant now, People people, OneAtATime oneAtATime) {
        Authority.requireNoPerson(actor);
        take(outcome, now, people, oneAtATime);
    }

    /** The process that tells the outcome may lag, or its dead letter may have been discarded. */
    @CommandHandler
    void handle(HearOutcome command, Instant now, People people, OneAtATime oneAtATime, WaitedForTask waitedFor) {
        if (openTask != null) {
            waitedFor.outcomeOf(openTask).ifPresent(outcome -> take(outcome, now, people, oneAtATime));
        }
    }

    private void take(RecordOutcome outcome, Instant now, People people, OneAtATime oneAtATime) {
        if (!outcome.taskId().equals(openTask)) {
            return;
        }
        boolean done = outcome.outcome() == RecordOutcome.Outcome.COMPLETED;
        switch (status) {
            case PENDING_MANAGER_APPROVAL, PENDING_APPROVAL -> decide(outcome, done, people, oneAtATime);
            case PENDING_MANUAL_PROVISIONING -> provide(outcome, done, now, oneAtATime);
            case PENDING_MANUAL_DEPROVISIONING, REVERTING -> remove(outcome, done, now, oneAtATime);
            default -> throw new IllegalStateException(id + " waits for a task while it is " + status);
        }
    }

    private void decide(RecordOutcome outcome, boolean approved, People people, OneAtATime oneAtATime) {
        if (excluded().contains(outcome.by())) {
            throw Rejection.forbidden(
                    "not_theirs_to_decide",
                    "Nobody decides their own request, and each stage is decided by somebody else.");
        }
        Stage.Kind stage = route.stages().get(stagesDone).kind();
        if (approved) {
            apply(new StageApproved(id(), stage, outcome.taskId(), outcome.by()));
            nextStage(outcome.taskId(), people, oneAtATime);
        } else {
            apply(new AccessRequestDenied(id(), stage, outcome.taskId(), outcome.by()));
            oneAtATime.release(subject);
        }
    }

    private void nextStage(@Nullable TaskId lastDecision, People people, OneAtATime oneAtATime) {
        if (stagesDone == route.stages().size()) {
            approve(lastDecision, people, oneAtATime);
            return;
        }
        Stage stage = route.stages().get(stagesDone);
        Approvers approvers = stage.kind() == Stage.Kind.MANAGER ? managerOfTarget(people) : stage.approvers();
        apply(new StageBegun(
                id(),
                subject,
                new Stage(stage.kind(), approvers),
                TaskId.of(id(), stage.kind().taskType()),
                excluded()));
    }

    private void approve(@Nullable TaskId lastDecision, People people, OneAtATime oneAtATime) {
        String automaticBecause =
                lastDecision != null ? null : route.reason() == null ? "No approval is configured." : route.reason();
        apply(new AccessRequestApproved(id(), lastDecision, automaticBecause, route.preApprovedBy()));
        if (people.find(subject.targetUser()).filter(Person::mayAct).isEmpty()) {
            cancel(AccessRequestCancelled.Cause.TARGET_NOT_ACTIVE, null, null, oneAtATime);
            return;
        }
        apply(new ProvisioningStarted(id(), grant));
        if (!grant.automated()) {
            requireHand(ManualReason.NO_AUTOMATION, null);
        }
    }

    private Approvers managerOfTarget(People people) {
        return people.find(subject.targetUser())
                .map(target -> target.profile().manager())
                .map(Approvers::people)
                .orElse(Approvers.NONE);
    }

    // Calling off

    @CommandHandler
    void handle(
            CancelAccessRequest command,
            Actor actor,
            Authority authority,
            OneAtATime oneAtATime,
            WaitedForTask waitedFor) {
        Words.requireFew(command.reason(), "reason");
        UserId by = authority.actingPerson(actor);
        if (!by.equals(requester) && !by.equals(subject.targetUser()) && !authority.isAdmin(actor)) {
            throw Rejection.forbidden(
                    "not_theirs_to_cancel",
                    "Only who asked, the person asked for, or a domain administrator can cancel a request.");
        }
        if (!AccessRequestStatus.CANCELLABLE.contains(status)) {
            throw Rejection.conflict("not_cancellable", "A request that is " + status + " cannot be cancelled.");
        }
        if (endTask(TaskStatus.DISMISSED, waitedFor).isPresent()) {
            throw Rejection.conflict(
                    "decided_meanwhile",
                    "Somebody has just decided the task that this request waits for; see what became of it.");
        }
        cancel(AccessRequestCancelled.Cause.PERSON, by, command.reason(), oneAtATime);
    }

    @CommandHandler
    void handle(
            WithdrawForLeaver command,
            Actor actor,
            Instant now,
            People people,
            OneAtATime oneAtATime,
            WaitedForTask waitedFor) {
        Authority.requireNoPerson(actor);
        while (AccessRequestStatus.CANCELLABLE.contains(status)) {
            endTask(TaskStatus.DISMISSED, waitedFor)
                    .ifPresentOrElse(
                            outcome -> take(outcome, now, people, oneAtATime),
                            () -> cancel(AccessRequestCancelled.Cause.TARGET_NOT_ACTIVE, null, null, oneAtATime));
        }
    }

    @CommandHandler
    void handle(
            ExpireAccessRequest command,
            Actor actor,
            Instant now,
            People people,
            OneAtATime oneAtATime,
            WaitedForTask waitedFor) {
        Authority.requireNoPerson(actor);
        if (!AccessRequestStatus.CANCELLABLE.contains(status)
                || !command.taskId().equals(openTask)) {
            return;
        }
        endTask(TaskStatus.EXPIRED, waitedFor)
                .ifPresentOrElse(outcome -> take(outcome, now, people, oneAtATime), () -> {
                    apply(new AccessRequestExpired(id(), command.taskId(), takenBack()));
                    oneAtATime.release(subject);
                });
    }

    /** Whoever decided first has decided: what comes back is the outcome of a task of which the request has not heard yet. */
    private Optional<RecordOutcome> endTask(TaskStatus as, WaitedForTask waitedFor) {
        return openTask == null ? Optional.empty() : waitedFor.closeUnlessDecided(openTask, subject, as);
    }

    private void cancel(
            AccessRequestCancelled.Cause cause, @Nullable UserId by, @Nullable String reason, OneAtATime oneAtATime) {
        apply(new AccessRequestCancelled(id(), subject.targetUser(), cause, by, reason, openTask, takenBack()));
        oneAtATime.release(subject);
    }

    /** What may have been given already although the request is not through. */
    private @Nullable Grant takenBack() {
        boolean underWay = status == AccessRequestStatus.PENDING_PROVISIONING
                || status == AccessRequestStatus.PENDING_MANUAL_PROVISIONING;
        return underWay && grant.automated() ? grant : null;
    }

    // Granting

    @CommandHandler
    void handle(ConfirmGrant command, Actor actor, Instant now) {
        Authority.requireNoPerson(actor);
        if (status != AccessRequestStatus.PENDING_PROVISIONING) {
            return;
        }
        if (grant.manualSteps()) {
            requireHand(ManualReason.MANUAL_STEPS, null);
        } else {
            complete(now, null, null);
        }
    }

    @CommandHandler
    void handle(ReportGrantFailure command, Actor actor) {
        Authority.requireNoPerson(actor);
        if (status == AccessRequestStatus.PENDING_PROVISIONING) {
            requireHand(ManualReason.AUTOMATION_FAILED, command.reason());
        }
    }

    private void requireHand(ManualReason reason, @Nullable String failure) {
        apply(new ManualProvisioningRequired(
                id(),
                subject,
                TaskId.of(id(), TaskType.PROVISION_ACCESS),
                reason,
                failure,
                route.instructions(),
                parties()));
    }

    private void provide(RecordOutcome outcome, boolean provided, Instant now, OneAtATime oneAtATime) {
        if (provided) {
            complete(now, outcome.taskId(), outcome.by());
        } else {
            apply(new ProvisioningDenied(id(), outcome.taskId(), outcome.by(), takenBack()));
            oneAtATime.release(subject);
        }
    }

    private void complete(Instant now, @Nullable TaskId taskId, @Nullable UserId by) {
        apply(new AccessProvisioned(id(), grant, now, length == null ? null : now.plus(length), taskId, by));
        apply(new AccessRequestCompleted(id()));
    }

    // Ending

    @CommandHandler
    void handle(EndAccess command, Actor actor, Instant now) {
        Authority.requireNoPerson(actor);
        if (status == AccessRequestStatus.COMPLETED && endsAt != null && !now.isBefore(endsAt)) {
            apply(new DeprovisioningStarted(id(), grant));
            if (!grant.automated()) {
                requireRemovalByHand(ManualReason.NO_AUTOMATION, null);
            }
        }
    }

    @CommandHandler
    void handle(RevertAccess command, Actor actor, Authority authority) {
        Words.requireFew(command.reason(), "reason");
        UserId by = admin(actor, authority);
        if (!REVERTIBLE.contains(status)) {
            throw Rejection.conflict(
                    "not_revertible", "Nothing can be taken back of a request that is " + status + ".");
        }
        apply(new ReversalStarted(id(), grant, by, command.reason()));
        if (!grant.automated()) {
            requireRemovalByHand(ManualReason.NO_AUTOMATION, null);
        }
    }

    @CommandHandler
    void handle(CancelExpiry command, Actor actor, Authority authority) {
        Words.requireFew(command.reason(), "reason");
        UserId by = admin(actor, authority);
        if (parties().contains(by)) {
            throw Rejection.forbidden(
                    "not_theirs_to_extend",
                    "Nobody calls off the end of access that they asked for, submitted or hold: another administrator has to.");
        }
        if (status != AccessRequestStatus.COMPLETED || endsAt == null) {
            throw Rejection.conflict(
                    "no_expiry",
                    endsAt == null
                            ? "This access has no end that could be called off."
                            : "The end of the access of a request that is " + status + " cannot be called off.");
        }
        apply(new ExpiryCancelled(id(), subject.targetUser(), by, command.reason()));
    }

    @CommandHandler
    void handle(ConfirmRemoval command, Actor actor, Instant now, OneAtATime oneAtATime) {
        Authority.requireNoPerson(actor);
        if (!isBeingRemovedAutomatically()) {
            return;
        }
        if (grant.manualSteps()) {
            requireRemovalByHand(ManualReason.MANUAL_STEPS, null);
        } else {
            end(now, null, null, oneAtATime);
        }
    }

    @CommandHandler
    void handle(ReportRemovalFailure command, Actor actor) {
        Authority.requireNoPerson(actor);
        if (isBeingRemovedAutomatically()) {
            requireRemovalByHand(ManualReason.AUTOMATION_FAILED, command.reason());
        }
    }

    private boolean isBeingRemovedAutomatically() {
        return openTask == null
                && (status == AccessRequestStatus.PENDING_DEPROVISIONING || status == AccessRequestStatus.REVERTING);
    }

    private void requireRemovalByHand(ManualReason reason, @Nullable String failure) {
        apply(new ManualDeprovisioningRequired(
                id(),
                subject,
                TaskId.of(id(), TaskType.REMOVE_ACCESS, removals + 1),
                status == AccessRequestStatus.REVERTING,
                reason,
                failure,
                route.instructions(),
                Set.of(subject.targetUser())));
    }

    private void remove(RecordOutcome outcome, boolean removed, Instant now, OneAtATime oneAtATime) {
        if (removed) {
            end(now, outcome.taskId(), outcome.by(), oneAtATime);
        } else {
            apply(new DeprovisioningFailed(id(), outcome.taskId(), outcome.by()));
        }
    }

    private void end(Instant now, @Nullable TaskId taskId, @Nullable UserId by, OneAtATime oneAtATime) {
        apply(
                status == AccessRequestStatus.REVERTING
                        ? new AccessReverted(id(), grant, now, taskId, by)
                        : new AccessEnded(id(), grant, now, taskId, by));
        oneAtATime.release(subject);
    }

    private static UserId admin(Actor actor, Authority authority) {
        UserId by = authority.actingPerson(actor);
        authority.requireAdmin(actor);
        return by;
    }

    private Set<UserId> excluded() {
        Set<UserId> excluded = parties();
        excluded.addAll(deciders);
        return excluded;
    }

    /** Often one and the same. */
    private Set<UserId> parties() {
        Set<UserId> parties = new HashSet<>();
        parties.add(requester);
        parties.add(subject.targetUser());
        if (submitter != null) {
            parties.add(submitter);
        }
        return parties;
    }

    private AccessRequestId id() {
        return subject.accessRequestId();
    }

    // What happened

    /** Whoever acted when it was asked for is told by the metadata, as of every event. */
    @EventSourcingHandler
    void on(AccessRequested event, @MetaDataValue(Metadata.ACTOR) @Nullable String actor) {
        id = event.accessRequestId();
        subject = new TaskSubject(event.accessRequestId(), event.appId(), event.permissionId(), event.target());
        requester = event.requester();
        submitter =
                actor != null && Actor.parse(actor) instanceof Actor.Person person ? new UserId(person.userId()) : null;
        length = event.duration();
        route = event.route();
        grant = new Grant(subject, route.method(), route.provisioningGroup(), route.manualSteps());
        status = event.status();
    }

    @EventSourcingHandler
    void on(StageBegun event) {
        openTask = event.taskId();
        status = event.status();
    }

    @EventSourcingHandler
    void on(StageApproved event) {
        stagesDone++;
        deciders.add(event.by());
        openTask = null;
        status = event.status();
    }

    @EventSourcingHandler
    void on(ManualProvisioningRequired event) {
        openTask = event.taskId();
        if (event.reason() == ManualReason.AUTOMATION_FAILED) {
            grant = grant.byHand();
        }
        status = event.status();
    }

    @EventSourcingHandler
    void on(AccessProvisioned event) {
        openTask = null;
        endsAt = event.endsAt();
        status = event.status();
    }

    @EventSourcingHandler
    void on(ManualDeprovisioningRequired event) {
        openTask = event.taskId();
        removals++;
        status = event.status();
    }

    /** Everything else says only where the request stands, and that it waits for no task. */
    @EventSourcingHandler
    void on(AccessRequestEvent event) {
        openTask = null;
        status = event.status();
    }
}
