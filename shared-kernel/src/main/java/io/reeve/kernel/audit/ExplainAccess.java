package io.reeve.kernel.audit;

import io.reeve.kernel.Query;
import io.reeve.kernel.accessrequest.AccessRequestId;
import io.reeve.kernel.token.Caller;
import java.util.Optional;
import org.axonframework.messaging.responsetypes.ResponseType;

/** Why was this granted? Empty when nothing was. */
public record ExplainAccess(AccessRequestId grant, Caller caller) implements HistoryQuery<Optional<AccessReason>> {
    @Override
    public ResponseType<Optional<AccessReason>> answer() {
        return Query.optional(AccessReason.class);
    }
}
