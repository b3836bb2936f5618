package io.reeve.command.task;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.reeve.command.fact.Authority;
import io.reeve.kernel.Actor;
import io.reeve.kernel.Rejection;
import io.reeve.kernel.accessrequest.AccessRequestCommand.RecordOutcome;
import io.reeve.kernel.accessrequest.AccessRequestCommand.RecordOutcome.Outcome;
import io.reeve.kernel.app.Approvers;
import io.reeve.kernel.task.TaskAction;
import io.reeve.kernel.task.TaskCommand.CommentOnTask;
import io.reeve.kernel.task.TaskCommand.CompleteTask;
import io.reeve.kernel.task.TaskCommand.DismissTask;
import io.reeve.kernel.task.TaskCommand.OpenTask;
import io.reeve.kernel.task.TaskCommand.PerformTaskAction;
import io.reeve.kernel.task.TaskCommand.ReassignTask;
import io.reeve.kernel.task.TaskCommand.ReviewTaskOwners;
import io.reeve.kernel.task.TaskEvent.Ownership;
import io.reeve.kernel.task.TaskEvent.TaskClosed;
import io.reeve.kernel.task.TaskEvent.TaskCommented;
import io.reeve.kernel.task.TaskEvent.TaskCompleted;
import io.reeve.kernel.task.TaskEvent.TaskDismissed;
import io.reeve.kernel.task.TaskEvent.TaskForgone;
import io.reeve.kernel.task.TaskEvent.TaskOpened;
import io.reeve.kernel.task.TaskEvent.TaskReassigned;
import io.reeve.kernel.task.TaskId;
import io.reeve.kernel.task.TaskStatus;
import io.reeve.kernel.task.TaskSubject;
import io.reeve.kernel.task.TaskType;
import io.reeve.kernel.user.UserId;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Something that one of several people has to decide or to do, once. */
@Aggregate
final class Task {

    private static final int LONGEST_COMMENT = 4_000;
    private static final int LONGEST_NOTES = 4_000;

    @AggregateIdentifier
    private @Nullable TaskId id;

    private TaskType type;
    private TaskSubject subject;
    private TaskStatus status;
    private Approvers candidates;
    private Owners owners;
    private Set<UserId> excluded;
    private @Nullable UserId resolvedBy;
    private boolean forgone;

    @SuppressWarnings("NullAway.Init") // filled by the first event
    Task() {}

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(OpenTask open, Actor actor, TaskOwners eligible) {
        Authority.requireNoPerson(actor);
        if (id != null) {
            return;
        }
        Set<UserId> neverDecide = new LinkedHashSet<>(open.excluded());
        neverDecide.add(open.subject().targetUser());
        Owners first = eligible.firstEligible(open.candidates(), open.subject().appId(), neverDecide);
        apply(new TaskOpened(
                open.taskId(),
                open.type(),
                open.subject(),
                open.candidates(),
                first.assignees(),
                first.ownership(),
                neverDecide,
                open.instructions()));
    }

    @CommandHandler
    void handle(CompleteTask complete, Actor actor, TaskRights rights) {
        decide(TaskStatus.COMPLETED, rights.toDecide(actor, involved()), complete.notes());
    }

    @CommandHandler
    void handle(DismissTask dismiss, Actor actor, TaskRights rights) {
        decide(TaskStatus.DISMISSED, rights.toDecide(actor, involved()), dismiss.notes());
    }

    @CommandHandler
    void handle(PerformTaskAction perform, Actor actor, TaskRights rights) {
        UserId person = rights.toDecide(actor, involved());
        decide(statusAfter(perform), person, perform.notes());
    }

    @CommandHandler
    void handle(ReassignTask reassign, Actor actor, TaskRights rights, NewAssignees newAssignees) {
        rights.toReassign(actor, involved());
        requireOpen();
        Approvers wanted = newAssignees.checked(reassign.assignees(), excluded);
        moveTo(new Owners(reassign.replace() ? wanted : owners.assignees().and(wanted), Ownership.REASSIGNED));
    }

    @CommandHandler
    void handle(ReviewTaskOwners review, Actor actor, TaskOwners eligible) {
        Authority.requireNoPerson(actor);
        if (!status.isOpen() || wasGivenToSomebodyWhoCanAct(eligible)) {
            return;
        }
        moveTo(eligible.firstEligible(candidates, subject.appId(), excluded));
    }

    @CommandHandler
    void handle(CommentOnTask comment, Actor actor, TaskRights rights) {
        UserId person = rights.toComment(actor, involved());
        requireLength("comment", comment.comment(), 1, LONGEST_COMMENT);
        apply(new TaskCommented(comment.taskId(), subject, comment.commentId(), person, comment.comment()));
    }

    /** What somebody has decided, if somebody has; otherwise it is closed, or never opened. */
    Optional<RecordOutcome> closeUnlessDecided(TaskId taskId, TaskSubject about, TaskStatus as) {
        if (id == null) {
            apply(new TaskForgone(taskId, about));
        } else if (status.isOpen()) {
            apply(new TaskClosed(id, subject, as));
        }
        return outcome();
    }

    Optional<RecordOutcome> outcome() {
        return Optional.ofNullable(resolvedBy)
                .map(person -> new RecordOutcome(
                        subject.accessRequestId(),
                        id(),
                        person,
                        status == TaskStatus.COMPLETED ? Outcome.COMPLETED : Outcome.DISMISSED));
    }

    private void decide(TaskStatus wanted, UserId person, @Nullable String notes) {
        if (status == wanted) {
            throw Rejection.conflict("already_in_status", "The task is already " + wanted + ".");
        }
        requireOpen();
        if (notes != null) {
            requireLength("notes", notes, 0, LONGEST_NOTES);
        }
        String kept = notes == null || notes.isEmpty() ? null : notes;
        apply(
                wanted == TaskStatus.COMPLETED
                        ? new TaskCompleted(id(), type, subject, person, kept)
                        : new TaskDismissed(id(), type, subject, person, kept));
    }

    private TaskStatus statusAfter(PerformTaskAction perform) {
        TaskAction action = type.actions().stream()
                .filter(offered -> offered.name().equals(perform.action()))
                .findFirst()
                .orElseThrow(() -> Rejection.badRequest(
                        "unknown_action",
                        "This task has no action \"" + perform.action() + "\"; it has " + type.actions() + "."));
        if (perform.transitionTo() != null
                && !perform.transitionTo().equals(action.leadsTo().name())) {
            throw Rejection.badRequest(
                    "invalid_transition", action + " leads to " + action.leadsTo() + " and to no other status.");
        }
        return action.leadsTo();
    }

    private boolean wasGivenToSomebodyWhoCanAct(TaskOwners eligible) {
        return owners.ownership() == Ownership.REASSIGNED && eligible.anyoneEligible(owners.assignees(), excluded);
    }

    private void moveTo(Owners others) {
        if (!others.equals(owners)) {
            apply(new TaskReassigned(id(), subject, others.assignees(), others.ownership()));
        }
    }

    private void requireOpen() {
        if (!status.isOpen()) {
            throw Rejection.conflict("task_closed", "The task is " + status + ": nothing is left to do.");
        }
    }

    private static void requireLength(String field, String text, int shortest, int longest) {
        int length = text.codePointCount(0, text.length());
        if (length < shortest || length > longest) {
            throw Rejection.invalid(
                    field, "length", "Must have " + shortest + " to " + longest + " characters, has " + length + ".");
        }
    }

    private TaskRights.Involved involved() {
        if (forgone) {
            throw Rejection.notFound("task");
        }
        return new TaskRights.Involved(subject.appId(), owners.assignees(), excluded, resolvedBy);
    }

    private TaskId id() {
        if (id == null) {
            throw new IllegalStateException("a task that was never opened");
        }
        return id;
    }

    @EventSourcingHandler
    void on(TaskOpened opened) {
        id = opened.taskId();
        type = opened.type();
        subject = opened.subject();
        candidates = opened.candidates();
        excluded = new HashSet<>(opened.excluded());
        have(new Owners(opened.assignees(), opened.ownership()));
    }

    @EventSourcingHandler
    void on(TaskReassigned reassigned) {
        have(new Owners(reassigned.assignees(), reassigned.ownership()));
    }

    @EventSourcingHandler
    void on(TaskCompleted completed) {
        status = TaskStatus.COMPLETED;
        resolvedBy = completed.by();
    }

    @EventSourcingHandler
    void on(TaskDismissed dismissed) {
        status = TaskStatus.DISMISSED;
        resolvedBy = dismissed.by();
    }

    @EventSourcingHandler
    void on(TaskClosed closed) {
        status = closed.status();
    }

    @EventSourcingHandler
    void on(TaskForgone never) {
        id = never.taskId();
        status = TaskStatus.DISMISSED;
        forgone = true;
    }

    private void have(Owners present) {
        owners = present;
        status = present.ownership() == Ownership.NOBODY ? TaskStatus.BLOCKED : TaskStatus.PENDING;
    }
}
