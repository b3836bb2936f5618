package io.reeve.kernel.audit;

import io.reeve.kernel.Query;
import io.reeve.kernel.accessrequest.AccessRequestId;
import java.util.Optional;
import org.axonframework.messaging.responsetypes.ResponseType;

/** Why was this granted? Empty when nothing was. Whoever asks has made sure that everything may be read. */
public record ExplainAccess(AccessRequestId grant) implements Query<Optional<AccessReason>> {
    @Override
    public ResponseType<Optional<AccessReason>> answer() {
        return Query.optional(AccessReason.class);
    }
}
