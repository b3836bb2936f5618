package io.reeve.kernel.accessrequest;

import io.reeve.kernel.Query;
import java.util.List;
import org.axonframework.messaging.responsetypes.ResponseType;

/**
 * These requests, in this order, as their own events tell them, whether a view shows them yet or not. Words that people left
 * with a task are not among them. For whoever has just made the requests: nobody else is kept out.
 */
public record ListRequestsInTheLog(List<AccessRequestId> ids) implements Query<List<AccessRequestView>> {
    public ListRequestsInTheLog {
        ids = List.copyOf(ids);
    }

    @Override
    public ResponseType<List<AccessRequestView>> answer() {
        return Query.many(AccessRequestView.class);
    }
}
