package io.reeve.kernel.accessrequest;

import io.reeve.kernel.Query;
import io.reeve.kernel.token.Caller;
import java.util.List;
import org.axonframework.messaging.responsetypes.ResponseType;

/** These requests, in this order; those that {@code visibleTo} may not know of are left out. */
public record ListAccessRequestsByIds(List<AccessRequestId> ids, Caller visibleTo)
        implements Query<List<AccessRequestView>> {
    public ListAccessRequestsByIds {
        ids = List.copyOf(ids);
    }

    @Override
    public ResponseType<List<AccessRequestView>> answer() {
        return Query.many(AccessRequestView.class);
    }
}
