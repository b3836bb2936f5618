package io.reeve.kernel.operation;

import io.reeve.kernel.Page;
import io.reeve.kernel.PageRequest;
import io.reeve.kernel.Query;
import org.axonframework.messaging.responsetypes.ResponseType;

/** Rebuilds and audits, the latest first. */
public record ListRuns(PageRequest page) implements Query<Page<RunView>> {
    @Override
    public ResponseType<Page<RunView>> answer() {
        return Query.page(RunView.class);
    }
}
