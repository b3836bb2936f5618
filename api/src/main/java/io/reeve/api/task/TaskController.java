package io.reeve.api.task;

import io.reeve.api.http.Call;
import io.reeve.api.http.Commands;
import io.reeve.api.http.PageAnswer;
import io.reeve.api.http.Queries;
import io.reeve.kernel.PageRequest;
import io.reeve.kernel.Rejection;
import io.reeve.kernel.SortDirection;
import io.reeve.kernel.accessrequest.AccessRequestId;
import io.reeve.kernel.app.Approvers;
import io.reeve.kernel.group.GroupId;
import io.reeve.kernel.task.CommentId;
import io.reeve.kernel.task.FindTask;
import io.reeve.kernel.task.ListTasks;
import io.reeve.kernel.task.ListTasks.Scope;
import io.reeve.kernel.task.TaskCategory;
import io.reeve.kernel.task.TaskCommand.CommentOnTask;
import io.reeve.kernel.task.TaskCommand.CompleteTask;
import io.reeve.kernel.task.TaskCommand.DismissTask;
import io.reeve.kernel.task.TaskCommand.PerformTaskAction;
import io.reeve.kernel.task.TaskCommand.ReassignTask;
import io.reeve.kernel.task.TaskId;
import io.reeve.kernel.task.TaskProductArea;
import io.reeve.kernel.task.TaskStatus;
import io.reeve.kernel.task.TaskType;
import io.reeve.kernel.task.TaskView;
import io.reeve.kernel.token.Caller;
import io.reeve.kernel.user.UserId;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/tasks")
class TaskController {

    private final Commands commands;
    private final Queries queries;
    private final Tasks tasks;

    TaskController(Commands commands, Queries queries, Tasks tasks) {
        this.commands = commands;
        this.queries = queries;
        this.tasks = tasks;
    }

    @Operation(
            operationId = "list_tasks_tasks_get",
            summary = "List the tasks one can act on or has decided; those who read everything may ask for all")
    @GetMapping
    PageAnswer<Task> list(
            @RequestParam(defaultValue = "false") boolean showAllTasks,
            @RequestParam @Nullable TaskType taskType,
            @RequestParam @Nullable TaskCategory taskCategory,
            @RequestParam @Nullable TaskStatus status,
            @RequestParam @Nullable TaskProductArea productArea,
            @RequestParam @Nullable String search,
            @RequestParam @Nullable TaskSort sortBy,
            @RequestParam @Nullable SortDirection sortDirection,
            @RequestParam @Nullable List<TaskDetail> expand,
            @RequestParam @Nullable List<UserId> assignedIdentityIds,
            @RequestParam @Nullable List<GroupId> assignedGroupIds,
            @RequestParam @Nullable AccessRequestId accessRequestId,
            PageRequest page,
            Caller caller) {
        ListTasks query = new ListTasks(
                scope(caller, showAllTasks),
                new ListTasks.Filter(
                        taskType,
                        taskCategory,
                        status,
                        productArea,
                        search,
                        Objects.requireNonNullElse(assignedIdentityIds, List.of()),
                        Objects.requireNonNullElse(assignedGroupIds, List.of()),
                        accessRequestId),
                sortBy == null ? ListTasks.Sort.CREATED_AT : sortBy.sort(),
                directionOf(sortBy, sortDirection),
                page);
        return PageAnswer.composed(queries.ask(query), views -> tasks.of(views, details(expand)));
    }

    @Operation(operationId = "get_task_tasks__task_id__get", summary = "Read one task")
    @GetMapping("/{task_id}")
    Task find(@PathVariable TaskId taskId, @RequestParam @Nullable List<TaskDetail> expand, Caller caller) {
        return tasks.of(List.of(view(taskId, caller)), details(expand)).getFirst();
    }

    @Operation(
            operationId = "get_task_actions_tasks__task_id__actions_get",
            summary = "What can be done with a task; nothing once it is closed")
    @GetMapping("/{task_id}/actions")
    List<Task.Action> actions(@PathVariable TaskId taskId, Caller caller) {
        return Tasks.actions(view(taskId, caller));
    }

    @Operation(
            operationId = "perform_task_action_tasks__task_id__perform_action_post",
            summary = "Do what one of the actions of a task names")
    @PostMapping("/{task_id}/perform-action")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void perform(@PathVariable TaskId taskId, @RequestBody PerformTaskActionInput body, Call call) {
        commands.send(call, new PerformTaskAction(taskId, body.actionType(), body.transitionTo(), body.notes()));
    }

    @Operation(
            operationId = "complete_task_tasks__task_id__complete_post",
            summary = "Approve, or confirm that it is done; a repeat is a conflict and changes nothing")
    @PostMapping("/{task_id}/complete")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void complete(@PathVariable TaskId taskId, @RequestBody(required = false) @Nullable TaskNotes body, Call call) {
        commands.send(call, new CompleteTask(taskId, body == null ? null : body.notes()));
    }

    @Operation(
            operationId = "dismiss_task_tasks__task_id__dismiss_post",
            summary = "Deny, or say that it cannot be done; a repeat is a conflict and changes nothing")
    @PostMapping("/{task_id}/dismiss")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void dismiss(@PathVariable TaskId taskId, @RequestBody(required = false) @Nullable TaskNotes body, Call call) {
        commands.send(call, new DismissTask(taskId, body == null ? null : body.notes()));
    }

    @Operation(
            operationId = "reassign_task_tasks__task_id__reassign_post",
            summary = "Give a task to others, or to others as well")
    @PostMapping("/{task_id}/reassign")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reassign(@PathVariable TaskId taskId, @RequestBody ReassignTaskInput body, Call call) {
        commands.send(call, new ReassignTask(taskId, body.assignees(), !Boolean.FALSE.equals(body.replace())));
    }

    @Operation(operationId = "add_task_comment_tasks__task_id__comments_post", summary = "Say something beside a task")
    @PostMapping("/{task_id}/comments")
    @ResponseStatus(HttpStatus.CREATED)
    MadeComment comment(@PathVariable TaskId taskId, @RequestBody AddCommentInput body, Call call) {
        return new MadeComment(commands.make(
                call, CommentId.next(), CommentId::of, id -> new CommentOnTask(taskId, id, body.comment())));
    }

    private TaskView view(TaskId taskId, Caller caller) {
        return queries.find(new FindTask(taskId, caller.readsAppStore() ? null : caller.userId()), "task");
    }

    private static Scope scope(Caller caller, boolean showAllTasks) {
        if (!showAllTasks) {
            return new Scope.Of(caller.userId(), caller.isAdmin());
        }
        if (!caller.readsAppStore()) {
            throw Rejection.forbidden("admin_required", "Only administrators and auditors can see everybody's tasks.");
        }
        return new Scope.Everything();
    }

    /** The newest first, but names and types from A to Z. */
    private static SortDirection directionOf(@Nullable TaskSort sortBy, @Nullable SortDirection direction) {
        if (direction != null) {
            return direction;
        }
        return sortBy == null || sortBy == TaskSort.CREATED_AT ? SortDirection.DESC : SortDirection.ASC;
    }

    private static Set<TaskDetail> details(@Nullable List<TaskDetail> expand) {
        return expand == null ? Set.of() : Set.copyOf(expand);
    }

    /** {@code notes} are an extension: why one did it. */
    record PerformTaskActionInput(
            String actionType,
            @Nullable String transitionTo,
            @Nullable String notes) {}

    /** An extension: the body, and each part of it, may be absent. */
    record TaskNotes(@Nullable String notes) {}

    record ReassignTaskInput(
            @Nullable List<UserId> userIds,
            @Nullable List<GroupId> groupIds,
            @Nullable Boolean replace) {

        Approvers assignees() {
            return new Approvers(
                    Objects.requireNonNullElse(userIds, List.of()), Objects.requireNonNullElse(groupIds, List.of()));
        }
    }

    record AddCommentInput(@Size(min = 1, max = 4000) String comment) {}

    record MadeComment(CommentId id) {}
}
