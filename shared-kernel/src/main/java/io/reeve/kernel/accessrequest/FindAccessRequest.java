package io.reeve.kernel.accessrequest;

import io.reeve.kernel.Query;
import io.reeve.kernel.token.Caller;
import java.util.Optional;
import org.axonframework.messaging.responsetypes.ResponseType;

/** A request by its id; none when {@code visibleTo} may not know of it. */
public record FindAccessRequest(AccessRequestId id, Caller visibleTo) implements Query<Optional<AccessRequestView>> {
    @Override
    public ResponseType<Optional<AccessRequestView>> answer() {
        return Query.optional(AccessRequestView.class);
    }
}
