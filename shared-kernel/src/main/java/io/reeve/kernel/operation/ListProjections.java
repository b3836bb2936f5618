package io.reeve.kernel.operation;

import io.reeve.kernel.Query;
import java.util.List;
import org.axonframework.messaging.responsetypes.ResponseType;

/** All views, in the order of their names. */
public record ListProjections() implements Query<List<ProjectionView>> {
    @Override
    public ResponseType<List<ProjectionView>> answer() {
        return Query.many(ProjectionView.class);
    }
}
