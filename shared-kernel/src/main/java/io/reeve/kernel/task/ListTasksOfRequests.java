package io.reeve.kernel.task;

import io.reeve.kernel.Query;
import io.reeve.kernel.accessrequest.AccessRequestId;
import java.util.List;
import org.axonframework.messaging.responsetypes.ResponseType;

/** All tasks of these requests, oldest first. Whoever asks has made sure that the requests may be seen. */
public record ListTasksOfRequests(List<AccessRequestId> accessRequestIds) implements Query<List<TaskView>> {
    @Override
    public ResponseType<List<TaskView>> answer() {
        return Query.many(TaskView.class);
    }
}
