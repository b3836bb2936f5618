package io.reeve.kernel.task;

import io.reeve.kernel.Query;
import java.util.List;
import org.axonframework.messaging.responsetypes.ResponseType;

/** The comments on these tasks, oldest first. Whoever asks has made sure that the tasks may be seen. */
public record ListCommentsOnTasks(List<TaskId> taskIds) implements Query<List<TaskCommentView>> {

    public ListCommentsOnTasks {
        taskIds = List.copyOf(taskIds);
    }

    @Override
    public ResponseType<List<TaskCommentView>> answer() {
        return Query.many(TaskCommentView.class);
    }
}
