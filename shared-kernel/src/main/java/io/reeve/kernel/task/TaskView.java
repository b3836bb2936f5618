package io.reeve.kernel.task;

import io.reeve.kernel.app.Approvers;
import io.reeve.kernel.user.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A task as it stands. {@code assignees} are people and groups; nobody when it is blocked. */
public record TaskView(
        TaskId id,
        TaskType type,
        TaskStatus status,
        TaskSubject subject,
        Approvers assignees,
        @Nullable String instructions,
        @Nullable UserId resolvedBy,
        Instant createdAt,
        Instant updatedAt) {}
