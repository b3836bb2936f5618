package io.reeve.api.operation;

import io.reeve.api.http.Queries;
import io.reeve.api.operation.Projections.Run;
import io.reeve.api.security.StillKnown.Reading;
import io.reeve.kernel.operation.FindRun;
import io.reeve.kernel.operation.RunId;
import io.reeve.kernel.operation.RunView;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Sends how a run is getting on to whoever watches, until it is over or nobody does. */
@Component
class RunStreams {

    private static final Duration PERIOD = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofHours(12);

    private final Queries queries;
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
        SseEmitter watcher = new SseEmitter(LONGEST.toMillis());
        CountDownLatch gone = new CountDownLatch(1);
        watcher.onCompletion(gone::countDown);
        watcher.onTimeout(gone::countDown);
        watcher.onError(_ -> gone.countDown());
        Thread.ofVirtual().name("run-stream").start(() -> tell(watcher, id, reading, gone));
        return watcher;
    }

    /** Whoever does not read what they are sent holds up this thread, and no other. */
    private void tell(SseEmitter watcher, RunId id, Reading reading, CountDownLatch gone) {
        try {
            do {
                reading.mayGoOn();
                RunView run = queries.find(new FindRun(id), "run");
                watcher.send(SseEmitter.event()
                        .name(run.isOver() ? "end" : "progress")
                        .data(Run.of(run)));
                if (run.isOver()) {
                    break;
                }
            } while (!gone.await(PERIOD.toMillis(), TimeUnit.MILLISECONDS) && !closing);
            watcher.complete();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            watcher.completeWithError(e);
        } catch (IOException | RuntimeException e) {
            watcher.completeWithError(e);
        }
    }
}
