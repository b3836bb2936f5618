package io.reeve.query.accessrequest;

import io.reeve.kernel.accessrequest.AccessRequestEvent;
import io.reeve.kernel.task.TaskEvent;
import io.reeve.query.projection.SequenceKey;
import org.jspecify.annotations.Nullable;

/** What happens to a request, and to the tasks in which it is decided, in one order. */
final class RequestSequence implements SequenceKey {
    @Override
    public @Nullable Object of(Object event) {
        return switch (event) {
            case AccessRequestEvent request -> request.accessRequestId();
            case TaskEvent task -> task.subject().accessRequestId();
            default -> null;
        };
    }
}
