package io.reeve.kernel.audit;

import io.reeve.kernel.Query;
import io.reeve.kernel.token.Caller;
import java.util.List;
import org.axonframework.messaging.responsetypes.ResponseType;

/**
 * Where the next events that fit are, after position {@code after}, {@code limit} of them at the most.
 */
public record FindEvents(EventFilter filter, long after, int limit, Caller caller)
        implements HistoryQuery<FindEvents.Found> {

    /**
     * Positions, rising. Everything up to {@code lookedTo} was looked at, so the next question begins there; that may be
     * further than the last position found, and there may be more even where nothing was found. {@code end} tells that it is
     * as far as the log, or the filter, goes.
     */
    public record Found(List<Long> positions, long lookedTo, boolean end) {
        public Found {
            positions = List.copyOf(positions);
        }
    }

    @Override
    public ResponseType<Found> answer() {
        return Query.one(Found.class);
    }
}
