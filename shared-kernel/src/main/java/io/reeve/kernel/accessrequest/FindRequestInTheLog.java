package io.reeve.kernel.accessrequest;

import io.reeve.kernel.Query;
import io.reeve.kernel.token.Caller;
import java.util.Optional;
import org.axonframework.messaging.responsetypes.ResponseType;

/**
 * A request as its own events tell it, whether a view shows it yet or not; none when {@code visibleTo} neither has a part in
 * it nor reads every request. Those before whom its tasks came are told by the view alone.
 */
public record FindRequestInTheLog(AccessRequestId id, Caller visibleTo) implements Query<Optional<AccessRequestView>> {
    @Override
    public ResponseType<Optional<AccessRequestView>> answer() {
        return Query.optional(AccessRequestView.class);
    }
}
