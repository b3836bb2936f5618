package io.reeve.query.task;

import io.reeve.kernel.Page;
import io.reeve.kernel.accessrequest.AccessRequestId;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.app.Approvers;
import io.reeve.kernel.group.GroupId;
import io.reeve.kernel.permission.PermissionId;
import io.reeve.kernel.task.CommentId;
import io.reeve.kernel.task.FindTask;
import io.reeve.kernel.task.ListCommentsOnTasks;
import io.reeve.kernel.task.ListTasks;
import io.reeve.kernel.task.ListTasksOfRequests;
import io.reeve.kernel.task.TaskCommentView;
import io.reeve.kernel.task.TaskId;
import io.reeve.kernel.task.TaskStatus;
import io.reeve.kernel.task.TaskSubject;
import io.reeve.kernel.task.TaskType;
import io.reeve.kernel.task.TaskView;
import io.reeve.kernel.user.UserId;
import io.reeve.query.projection.Read;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers what is asked about tasks. */
@Component
class TaskAnswers {

    private static final String COLUMNS = """
            task.*,
            array(select assignee_id from task_assignee
                  where task_id = task.id and not is_group order by place) as people,
            array(select assignee_id from task_assignee
                  where task_id = task.id and is_group order by place) as groups""";

    private final Read read;

    TaskAnswers(Read read) {
        this.read = read;
    }

    @QueryHandler
    Optional<TaskView> handle(FindTask query) {
        TaskSelection selection = new TaskSelection(TaskOrder.OLDEST_FIRST).withId(query.taskId());
        if (query.visibleTo() != null) {
            selection.knownTo(query.visibleTo());
        }
        return oldestFirst(selection).stream().findFirst();
    }

    @QueryHandler
    Page<TaskView> handle(ListTasks query) {
        TaskOrder order = TaskOrder.by(query.sort(), query.direction());
        return new TaskSelection(order)
                .in(query.scope(), query.filter().accessRequestId() != null)
                .matching(query.filter())
                .listing()
                .page(read, COLUMNS, order.terms(), query.page(), TaskAnswers::task);
    }

    @QueryHandler
    List<TaskView> handle(ListTasksOfRequests query) {
        return query.accessRequestIds().isEmpty()
                ? List.of()
                : oldestFirst(new TaskSelection(TaskOrder.OLDEST_FIRST).ofRequests(query.accessRequestIds()));
    }

    @QueryHandler
    List<TaskCommentView> handle(ListCommentsOnTasks query) {
        return read.sql("select * from task_comment where task_id = any(cast(? as uuid[])) order by position")
                .param(query.taskIds().stream().map(TaskId::toString).toArray(String[]::new))
                .query(TaskAnswers::comment)
                .list();
    }

    private List<TaskView> oldestFirst(TaskSelection selection) {
        return selection.listing().all(read, COLUMNS, TaskOrder.OLDEST_FIRST.terms(), TaskAnswers::task);
    }

    private static TaskView task(ResultSet row, int number) throws SQLException {
        UUID permission = row.getObject("permission_id", UUID.class);
        UUID resolvedBy = row.getObject("resolved_by", UUID.class);
        return new TaskView(
                new TaskId(row.getObject("id", UUID.class)),
                TaskType.valueOf(row.getString("type")),
                TaskStatus.valueOf(row.getString("status")),
                new TaskSubject(
                        new AccessRequestId(row.getObject("access_request_id", UUID.class)),
                        new AppId(row.getObject("app_id", UUID.class)),
                        permission == null ? null : new PermissionId(permission),
                        new UserId(row.getObject("target_user_id", UUID.class))),
                new Approvers(
                        ids(row, "people").stream().map(UserId::new).toList(),
                        ids(row, "groups").stream().map(GroupId::new).toList()),
                row.getString("instructions"),
                resolvedBy == null ? null : new UserId(resolvedBy),
                time(row, "created_at"),
                time(row, "updated_at"));
    }

    private static TaskCommentView comment(ResultSet row, int number) throws SQLException {
        return new TaskCommentView(
                new CommentId(row.getObject("id", UUID.class)),
                new TaskId(row.getObject("task_id", UUID.class)),
                row.getString("body"),
                new UserId(row.getObject("by_user", UUID.class)),
                time(row, "at"));
    }

    private static List<UUID> ids(ResultSet row, String column) throws SQLException {
        return Arrays.asList((UUID[]) row.getArray(column).getArray());
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
