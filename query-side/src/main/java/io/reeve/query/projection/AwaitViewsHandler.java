package io.reeve.query.projection;

import io.reeve.kernel.projection.AwaitViews;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.queryhandling.QueryHandler;

/**
 * Waits until what was written can be read. It looks at the events themselves, to wait only for the views that handle one
 * of them: a view that has nothing to do with an event never says that it is past it.
 */
final class AwaitViewsHandler {

    private final StreamableMessageSource<TrackedEventMessage<?>> log;
    private final Views views;
    private final Progress progress;

    AwaitViewsHandler(StreamableMessageSource<TrackedEventMessage<?>> log, Views views, Progress progress) {
        this.log = log;
        this.views = views;
        this.progress = progress;
    }

    @QueryHandler
    boolean handle(AwaitViews query) throws InterruptedException {
        long deadline = System.nanoTime() + query.patience().toNanos();
        Waits waits = new Waits();
        try (BlockingStream<TrackedEventMessage<?>> events =
                log.openStream(new GlobalSequenceTrackingToken(query.first() - 1))) {
            for (long position = query.first(); position <= query.last(); position++) {
                if (!events.hasNextAvailable(Waits.millisTo(deadline), TimeUnit.MILLISECONDS)) {
                    return false;
                }
                for (String view : views.handling(events.nextAvailable())) {
                    waits.add(progress.of(view), position);
                }
            }
        }
        return waits.until(deadline);
    }
}
