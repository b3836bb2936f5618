package io.reeve.query.projection;

import io.reeve.kernel.projection.AwaitViews;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
        List<Wait> waits = new ArrayList<>();
        try (BlockingStream<TrackedEventMessage<?>> events =
                log.openStream(new GlobalSequenceTrackingToken(query.first() - 1))) {
            for (long position = query.first(); position <= query.last(); position++) {
                if (!events.hasNextAvailable(millisTo(deadline), TimeUnit.MILLISECONDS)) {
                    return false;
                }
                for (String view : views.handling(events.nextAvailable())) {
                    waits.add(new Wait(progress.of(view), position));
                }
            }
        }
        return allCommitted(waits, deadline);
    }

    private static boolean allCommitted(List<Wait> waits, long deadline) throws InterruptedException {
        CompletableFuture<?>[] committed =
                waits.stream().map(wait -> wait.view().when(wait.position())).toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(committed).get(millisTo(deadline), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            waits.forEach(wait -> wait.view().forget(wait.position()));
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("nothing completes a wait with an error", e);
        }
    }

    private static int millisTo(long deadline) {
        return (int) Math.max(1, (deadline - System.nanoTime()) / 1_000_000);
    }

    private record Wait(Committed view, long position) {}
}
