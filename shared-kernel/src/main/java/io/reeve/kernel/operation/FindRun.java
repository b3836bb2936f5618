package io.reeve.kernel.operation;

import io.reeve.kernel.Query;
import java.util.Optional;
import org.axonframework.messaging.responsetypes.ResponseType;

/** A rebuild or an audit, and how it is getting on. */
public record FindRun(RunId runId) implements Query<Optional<RunView>> {
    @Override
    public ResponseType<Optional<RunView>> answer() {
        return Query.optional(RunView.class);
    }
}
