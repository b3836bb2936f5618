package io.reeve.api.task;

import io.reeve.api.user.User;
import io.reeve.kernel.accessrequest.AccessRequestId;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.permission.PermissionId;
import io.reeve.kernel.task.CommentId;
import io.reeve.kernel.task.TaskAction;
import io.reeve.kernel.task.TaskCategory;
import io.reeve.kernel.task.TaskId;
import io.reeve.kernel.task.TaskProductArea;
import io.reeve.kernel.task.TaskStatus;
import io.reeve.kernel.task.TaskType;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A task as the published contract shows it. What was not asked to be expanded is {@code null}. */
public record Task(
        TaskId id,
        TaskType taskType,
        TaskCategory taskCategory,
        TaskStatus status,
        @Nullable String description,
        @Nullable String instructions,
        @Nullable TaskProductArea productArea,
        @Nullable App app,
        @Nullable User targetUser,
        @Nullable User resolvedBy,
        Instant createdAt,
        Instant updatedAt,
        @Nullable List<Assignee> assignees,
        @Nullable List<Action> actions,
        @Nullable List<Comment> comments,
        @Nullable AccessRequestId accessRequestId,
        @Nullable PermissionId requestablePermissionId) {

    @Schema(name = "BaseApp")
    public record App(AppId id) {}

    /** A person or a group; the e-mail only of people. */
    @Schema(name = "TaskAssignee")
    public record Assignee(
            UUID id,
            AssigneeType type,
            @Nullable String name,
            @Nullable String email) {}

    public enum AssigneeType {
        USER,
        GROUP
    }

    @Schema(name = "TaskAction")
    public record Action(TaskAction actionType, List<Transition> transitions) {

        static Action of(TaskAction action) {
            return new Action(action, List.of(new Transition(action.leadsTo())));
        }
    }

    @Schema(name = "TaskActionTransition")
    public record Transition(@Nullable TaskStatus transitionTo) {}

    @Schema(name = "TaskComment")
    public record Comment(
            CommentId id, String body, @Nullable User createdBy, Instant createdAt) {}
}
