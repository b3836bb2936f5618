package io.reeve.kernel.task;

import io.reeve.kernel.user.UserId;
import java.time.Instant;

/** What somebody wrote beside a task; empty when the person was erased. */
public record TaskCommentView(CommentId id, TaskId taskId, String body, UserId by, Instant at) {}
