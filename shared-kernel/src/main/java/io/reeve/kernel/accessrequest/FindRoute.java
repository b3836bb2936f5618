package io.reeve.kernel.accessrequest;

import io.reeve.kernel.Query;
import io.reeve.kernel.token.Caller;
import java.util.Optional;
import org.axonframework.messaging.responsetypes.ResponseType;

/** The route of a request; none when {@code visibleTo} may not know of the request. */
public record FindRoute(AccessRequestId id, Caller visibleTo) implements Query<Optional<RouteView>> {
    @Override
    public ResponseType<Optional<RouteView>> answer() {
        return Query.optional(RouteView.class);
    }
}
