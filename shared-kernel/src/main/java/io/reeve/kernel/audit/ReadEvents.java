package io.reeve.kernel.audit;

import io.reeve.kernel.Query;
import io.reeve.kernel.token.Caller;
import java.util.List;
import org.axonframework.messaging.responsetypes.ResponseType;

/**
 * What stands at these positions, in rising order. {@code asStored} leaves sealed what is stored sealed, so that the leaf hash
 * can be made again from it; otherwise what is known of people is opened, unless they were forgotten, and secrets are left
 * out. Answered from the command side, which holds the keys.
 */
public record ReadEvents(List<Long> positions, boolean asStored, Caller caller)
        implements HistoryQuery<List<LoggedEvent>> {

    public ReadEvents {
        positions = List.copyOf(positions);
    }

    @Override
    public ResponseType<List<LoggedEvent>> answer() {
        return Query.many(LoggedEvent.class);
    }
}
