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
import io.reeve.query.projection.Kept;
import io.reeve.query.projection.LooksIn;
import io.reeve.query.projection.Read;
import java.sql.ResultSet;
import java.sql.SQLException;
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
    @LooksIn({"task", "app", "membership"})
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
                .param(Kept.ids(query.taskIds()))
                .query(TaskAnswers::comment)
                .list();
    }

    private List<TaskView> oldestFirst(TaskSelection selection) {
        return selection.listing().all(read, COLUMNS, TaskOrder.OLDEST_FIRST.terms(), TaskAnswers::task);
    }

    private static TaskView task(ResultSet row, int number) throws SQLException {
        return new TaskView(
                new TaskId(Kept.id(row, "id")),
                TaskType.valueOf(row.getString("type")),
                TaskStatus.valueOf(row.getString("status")),
                new TaskSubject(
                        new AccessRequestId(Kept.id(row, "access_request_id")),
                        new AppId(Kept.id(row, "app_id")),
                        Kept.idIfAny(row, "permission_id", PermissionId::new),
                        new UserId(Kept.id(row, "target_user_id"))),
                new Approvers(
                        ids(row, "people").stream().map(UserId::new).toList(),
                        ids(row, "groups").stream().map(GroupId::new).toList()),
                row.getString("instructions"),
                Kept.idIfAny(row, "resolved_by", UserId::new),
                Kept.time(row, "created_at"),
                Kept.time(row, "updated_at"));
    }

    private static TaskCommentView comment(ResultSet row, int number) throws SQLException {
        return new TaskCommentView(
                new CommentId(Kept.id(row, "id")),
                new TaskId(Kept.id(row, "task_id")),
                row.getString("body"),
                new UserId(Kept.id(row, "by_user")),
                Kept.time(row, "at"));
    }

    private static List<UUID> ids(ResultSet row, String column) throws SQLException {
        return Arrays.asList((UUID[]) row.getArray(column).getArray());
    }
}
