package io.reeve.kernel.task;

import io.reeve.kernel.Query;
import io.reeve.kernel.user.UserId;
import java.util.Optional;
import org.axonframework.messaging.responsetypes.ResponseType;
import org.jspecify.annotations.Nullable;

/**
 * The task, if there is one and {@code visibleTo} may know of it: whoever can act on it, has decided it, or has a part in
 * the request behind it. {@code null} stands for those who read everything.
 */
public record FindTask(TaskId taskId, @Nullable UserId visibleTo) implements Query<Optional<TaskView>> {
    @Override
    public ResponseType<Optional<TaskView>> answer() {
        return Query.optional(TaskView.class);
    }
}
