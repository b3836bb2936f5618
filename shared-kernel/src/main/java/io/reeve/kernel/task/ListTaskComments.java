package io.reeve.kernel.task;

import io.reeve.kernel.Query;
import java.util.List;
import org.axonframework.messaging.responsetypes.ResponseType;

/** The comments on a task, oldest first. Whoever asks has made sure that the task may be seen. */
public record ListTaskComments(TaskId taskId) implements Query<List<TaskCommentView>> {
    @Override
    public ResponseType<List<TaskCommentView>> answer() {
        return Query.many(TaskCommentView.class);
    }
}
