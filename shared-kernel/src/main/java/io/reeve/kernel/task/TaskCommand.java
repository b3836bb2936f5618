package io.reeve.kernel.task;

import io.reeve.kernel.app.Approvers;
import io.reeve.kernel.user.UserId;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What is done with a task. */
public sealed interface TaskCommand {

    TaskId taskId();

    /**
     * Puts a task before those who should act. {@code candidates} are whom the configuration names; when none of them is
     * eligible (active, not excluded) the task falls to who administers the app, and failing that to administrators; when
     * nobody is left it is blocked. {@code excluded} may never decide it, whatever group or reassignment leads there. Sent by processes with a
     * derived id: repeating it is harmless.
     */
    record OpenTask(
            @TargetAggregateIdentifier TaskId taskId,
            TaskType type,
            TaskSubject subject,
            Approvers candidates,
            Set<UserId> excluded,
            @Nullable String instructions)
            implements TaskCommand {}

    record CompleteTask(
            @TargetAggregateIdentifier TaskId taskId,
            @Nullable String notes) implements TaskCommand {}

    record DismissTask(
            @TargetAggregateIdentifier TaskId taskId,
            @Nullable String notes) implements TaskCommand {}

    /**
     * Does what {@code action} names; {@code transitionTo} may say which status it has to lead to. Both as the caller wrote
     * them: what the task does not offer is refused.
     */
    record PerformTaskAction(
            @TargetAggregateIdentifier TaskId taskId,
            String action,
            @Nullable String transitionTo,
            @Nullable String notes)
            implements TaskCommand {}

    /** {@code replace} puts the new assignees in place of the old ones, otherwise they are added. */
    record ReassignTask(@TargetAggregateIdentifier TaskId taskId, Approvers assignees, boolean replace)
            implements TaskCommand {}

    record CommentOnTask(@TargetAggregateIdentifier TaskId taskId, CommentId commentId, String comment)
            implements TaskCommand {}

    /**
     * Somebody came, left, or changed what they may do: is there still somebody who can act, and the right one? Nothing happens when
     * the task is where it should be. Harmless to repeat.
     */
    record ReviewTaskOwners(@TargetAggregateIdentifier TaskId taskId) implements TaskCommand {}
}
