package io.reeve.kernel.accessrequest;

import io.reeve.kernel.Page;
import io.reeve.kernel.PageRequest;
import io.reeve.kernel.Query;
import io.reeve.kernel.SortDirection;
import io.reeve.kernel.token.Caller;
import io.reeve.kernel.user.UserId;
import java.util.Set;
import org.axonframework.messaging.responsetypes.ResponseType;
import org.jspecify.annotations.Nullable;

/**
 * Requests that {@code visibleTo} may know of, by when they were made.
 *
 * @param user requester or target
 * @param statuses any when empty
 */
public record ListAccessRequests(
        @Nullable UserId target,
        @Nullable UserId requester,
        @Nullable UserId user,
        Set<AccessRequestStatus> statuses,
        SortDirection direction,
        PageRequest page,
        Caller visibleTo)
        implements Query<Page<AccessRequestView>> {
    public ListAccessRequests {
        statuses = Set.copyOf(statuses);
    }

    @Override
    public ResponseType<Page<AccessRequestView>> answer() {
        return Query.page(AccessRequestView.class);
    }
}
