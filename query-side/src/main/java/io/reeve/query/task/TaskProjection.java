package io.reeve.query.task;

import io.reeve.kernel.app.Approvers;
import io.reeve.kernel.task.TaskEvent.Ownership;
import io.reeve.kernel.task.TaskEvent.TaskClosed;
import io.reeve.kernel.task.TaskEvent.TaskCommented;
import io.reeve.kernel.task.TaskEvent.TaskCompleted;
import io.reeve.kernel.task.TaskEvent.TaskDismissed;
import io.reeve.kernel.task.TaskEvent.TaskOpened;
import io.reeve.kernel.task.TaskEvent.TaskReassigned;
import io.reeve.kernel.task.TaskId;
import io.reeve.kernel.task.TaskStatus;
import io.reeve.kernel.user.UserEvent.UserErased;
import io.reeve.kernel.user.UserId;
import io.reeve.query.projection.Kept;
import io.reeve.query.projection.Projection;
import io.reeve.query.projection.Rows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/** Tasks, who has them, and what was said beside them. */
@Projection(version = 1, inOneOrder = true)
@ProcessingGroup("view-task")
class TaskProjection {

    private final Rows rows;

    TaskProjection(Rows rows) {
        this.rows = rows;
    }

    @EventHandler
    void on(TaskOpened opened, @Timestamp Instant at, TrackingToken token) {
        rows.sql("""
                        insert into task (id, position, type, category, status, access_request_id, app_id, permission_id,
                                          target_user_id, instructions, excluded, created_at, updated_at)
                        values (:id, :position, :type, :category, :status, :request, :app, :permission,
                                :target, :instructions, cast(:excluded as uuid[]), :at, :at)
                        on conflict (id) do nothing""")
                .param("id", opened.taskId().value())
                .param("position", token.position().orElseThrow())
                .param("type", opened.type().name())
                .param("category", opened.type().category().name())
                .param("status", statusOf(opened.ownership()).name())
                .param("request", opened.subject().accessRequestId().value())
                .param("app", opened.subject().appId().value())
                .param(
                        "permission",
                        opened.subject().permissionId() == null
                                ? null
                                : opened.subject().permissionId().value())
                .param("target", opened.subject().targetUser().value())
                .param("instructions", opened.instructions())
                .param("excluded", Kept.ids(opened.excluded()))
                .param("at", Kept.time(at))
                .update();
        assign(opened.taskId(), opened.assignees());
    }

    @EventHandler
    void on(TaskReassigned reassigned, @Timestamp Instant at) {
        become(reassigned.taskId(), statusOf(reassigned.ownership()), null, at);
        rows.sql("delete from task_assignee where task_id = ?")
                .param(reassigned.taskId().value())
                .update();
        assign(reassigned.taskId(), reassigned.assignees());
    }

    @EventHandler
    void on(TaskCompleted completed, @Timestamp Instant at) {
        become(completed.taskId(), TaskStatus.COMPLETED, completed.by(), at);
    }

    @EventHandler
    void on(TaskDismissed dismissed, @Timestamp Instant at) {
        become(dismissed.taskId(), TaskStatus.DISMISSED, dismissed.by(), at);
    }

    @EventHandler
    void on(TaskClosed closed, @Timestamp Instant at) {
        become(closed.taskId(), closed.status(), null, at);
    }

    @EventHandler
    void on(TaskCommented commented, @Timestamp Instant at, TrackingToken token) {
        rows.sql("""
                        insert into task_comment (id, task_id, position, body, by_user, at) values (?, ?, ?, ?, ?, ?)
                        on conflict (id) do nothing""")
                .params(
                        commented.commentId().value(),
                        commented.taskId().value(),
                        token.position().orElseThrow(),
                        commented.comment() == null ? "" : commented.comment(),
                        commented.by().value(),
                        Kept.time(at))
                .update();
    }

    /** What somebody wrote goes with them, and what others wrote about them. */
    @EventHandler
    void on(UserErased erased) {
        rows.sql("""
                        update task_comment set body = ''
                        where by_user = :user or task_id in (select id from task where target_user_id = :user)""").param("user", erased.userId().value()).update();
    }

    private void become(TaskId id, TaskStatus status, @Nullable UserId resolvedBy, Instant at) {
        Rows.exactlyOne(rows.sql("update task set status = ?, resolved_by = ?, updated_at = ? where id = ?")
                .param(status.name())
                .param(resolvedBy == null ? null : resolvedBy.value())
                .param(Kept.time(at))
                .param(id.value())
                .update());
    }

    private void assign(TaskId id, Approvers assignees) {
        if (assignees.isEmpty()) {
            return;
        }
        rows.sql("""
                        insert into task_assignee (task_id, assignee_id, is_group, place)
                        select :id, assignee, place > :people, place
                        from unnest(cast(:assignees as uuid[])) with ordinality as assignees (assignee, place)
                        on conflict (task_id, assignee_id) do nothing""")
                .param("id", id.value())
                .param("people", assignees.users().size())
                .param("assignees", peopleThenGroups(assignees))
                .update();
    }

    private static String[] peopleThenGroups(Approvers assignees) {
        List<Object> all = new ArrayList<>(assignees.users());
        all.addAll(assignees.groups());
        return Kept.ids(all);
    }

    private static TaskStatus statusOf(Ownership ownership) {
        return ownership == Ownership.NOBODY ? TaskStatus.BLOCKED : TaskStatus.PENDING;
    }
}
