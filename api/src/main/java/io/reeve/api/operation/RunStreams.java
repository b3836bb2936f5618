package io.reeve.api.operation;

import io.reeve.api.http.Queries;
import io.reeve.api.operation.Projections.Run;
import io.reeve.api.security.StillKnown.Reading;
import io.reeve.kernel.operation.FindRun;
import io.reeve.kernel.operation.RunId;
import io.reeve.kernel.operation.RunView;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Sends how a run is getting on to whoever watches, until it is over or nobody does. */
@Component
class RunStreams implements AutoCloseable {

    private static final long PERIOD_MILLIS = 500;
    private static final long LONGEST = Duration.ofHours(12).toMillis();

    private final Queries queries;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("run-streams").daemon().factory());
    private volatile boolean closing;

    RunStreams(Queries queries) {
        this.queries = queries;
    }

    /** Who watches would keep a node from stopping. They can go on at another: the stream ends whole, without its last word. */
    @EventListener
    void on(ContextClosedEvent closed) {
        closing = true;
    }

    SseEmitter of(RunId id, Reading reading) {
        SseEmitter watcher = new SseEmitter(LONGEST);
        AtomicReference<@Nullable Future<?>> ticking = new AtomicReference<>();
        Runnable end = () -> {
            Future<?> ticks = ticking.get();
            if (ticks != null) {
                ticks.cancel(false);
            }
        };
        watcher.onCompletion(end);
        watcher.onTimeout(end);
        watcher.onError(_ -> end.run());
        ticking.set(clock.scheduleWithFixedDelay(
                () -> tell(watcher, id, reading), 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS));
        return watcher;
    }

    private void tell(SseEmitter watcher, RunId id, Reading reading) {
        if (closing) {
            watcher.complete();
            return;
        }
        try {
            reading.mayGoOn();
            RunView run = queries.find(new FindRun(id), "run");
            watcher.send(
                    SseEmitter.event().name(run.isOver() ? "end" : "progress").data(Run.of(run)));
            if (run.isOver()) {
                watcher.complete();
            }
        } catch (IOException | RuntimeException e) {
            watcher.completeWithError(e);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
