package io.reeve.kernel.operation;

import io.reeve.kernel.Page;
import io.reeve.kernel.PageRequest;
import io.reeve.kernel.Query;
import org.axonframework.messaging.responsetypes.ResponseType;
import org.jspecify.annotations.Nullable;

/** In the order of their events; of one processor, or of all. */
public record ListDeadLetters(@Nullable String processor, PageRequest page) implements Query<Page<DeadLetterView>> {
    @Override
    public ResponseType<Page<DeadLetterView>> answer() {
        return Query.page(DeadLetterView.class);
    }
}
