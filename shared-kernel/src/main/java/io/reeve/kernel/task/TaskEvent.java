package io.reeve.kernel.task;

import io.reeve.kernel.EventName;
import io.reeve.kernel.Personal;
import io.reeve.kernel.app.Approvers;
import io.reeve.kernel.user.UserId;
import java.util.Set;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** What happens to a task. */
public sealed interface TaskEvent {

    TaskId taskId();

    TaskSubject subject();

    /** How it came to those who have it now. */
    enum Ownership {
        /** Those whom the configuration names. */
        CONFIGURED,
        /** None of them was eligible: the admins of the app. */
        APP_ADMINS,
        /** Nor was any of those: the domain's administrators. */
        DOMAIN_ADMINS,
        /** Nobody is left; the task is blocked. */
        NOBODY,
        /** Those to whom an assignee or an administrator gave it. */
        REASSIGNED
    }

    /**
     * Somebody has to act. {@code candidates} are those whom the configuration named at that moment, {@code assignees} those
     * who have the task, in the form in which they are configured: who is in a group is looked up when somebody acts.
     */
    @EventName("task.opened")
    @Revision("1")
    record TaskOpened(
            TaskId taskId,
            TaskType type,
            TaskSubject subject,
            Approvers candidates,
            Approvers assignees,
            Ownership ownership,
            Set<UserId> excluded,
            @Nullable String instructions)
            implements TaskEvent {}

    /** {@code by} said yes, or did what was to be done. */
    @EventName("task.completed")
    @Revision("1")
    record TaskCompleted(
            TaskId taskId,
            TaskType type,
            TaskSubject subject,
            UserId by,

            @Personal(of = {"by", "subject.targetUser"}) @Nullable
            String notes)
            implements TaskEvent {}

    /** {@code by} said no, or could not do it. */
    @EventName("task.dismissed")
    @Revision("1")
    record TaskDismissed(
            TaskId taskId,
            TaskType type,
            TaskSubject subject,
            UserId by,

            @Personal(of = {"by", "subject.targetUser"}) @Nullable
            String notes)
            implements TaskEvent {}

    /** Others have it now; the whole of the assignees afterwards. */
    @EventName("task.reassigned")
    @Revision("1")
    record TaskReassigned(TaskId taskId, TaskSubject subject, Approvers assignees, Ownership ownership)
            implements TaskEvent {}

    @EventName("task.commented")
    @Revision("1")
    record TaskCommented(
            TaskId taskId,
            TaskSubject subject,
            CommentId commentId,
            UserId by,

            @Personal(of = {"by", "subject.targetUser"}) @Nullable
            String comment)
            implements TaskEvent {}

    /** Nobody need act any more; {@code status} is {@code DISMISSED} or {@code EXPIRED}. */
    @EventName("task.closed")
    @Revision("1")
    record TaskClosed(TaskId taskId, TaskSubject subject, TaskStatus status) implements TaskEvent {}

    /** The request ended before the task that it waited for was opened. So it never is: there is no such task. */
    @EventName("task.forgone")
    @Revision("1")
    record TaskForgone(TaskId taskId, TaskSubject subject) implements TaskEvent {}
}
