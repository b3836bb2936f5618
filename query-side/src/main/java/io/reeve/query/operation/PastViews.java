package io.reeve.query.operation;

import io.reeve.kernel.StartRefused;
import io.reeve.query.projection.PastCopies;
import io.reeve.query.projection.Watch;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Fills the views as they were, before anybody can ask, on a node that shows the past. */
@Component
@Profile("past")
class PastViews implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(PastViews.class);
    private static final long PERIOD = 2_000_000_000L;

    private final PastCopies copies;
    private final String schema;
    private volatile boolean running;
    private volatile boolean calledOff;

    PastViews(PastCopies copies, @Value("${reeve.replay.schema}") String schema) {
        this.copies = copies;
        this.schema = schema;
    }

    /** In a thread of its own, so that whoever stops a node in the middle of its start finds one that waits. */
    @Override
    public void start() {
        ExecutorService filler = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("past-views").factory());
        Future<?> filled = filler.submit(() -> {
            copies.fill(schema, new Progress());
            return schema;
        });
        try {
            filled.get();
            running = true;
        } catch (InterruptedException e) {
            calledOff = true;
            Thread.currentThread().interrupt();
            throw new StartRefused("Stopped before the views of the past were filled.", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the views cannot be filled", e.getCause());
        } finally {
            filler.close();
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the log can be read, before anything comes in from outside. */
    @Override
    public int getPhase() {
        return 0;
    }

    private final class Progress implements Watch {

        private final long begin = System.nanoTime();
        private long told = begin;

        @Override
        public void at(Phase phase, long position, long until) {
            if (calledOff) {
                throw new CancellationException();
            }
            long now = System.nanoTime();
            boolean last = phase == Phase.FILLING && position == until;
            if (last || now - told > PERIOD) {
                told = now;
                double seconds = (now - begin) / 1e9;
                LOG.info(
                        "{} {} of {} ({} %), {} events/s",
                        phase == Phase.FILLING ? "filled the views up to position" : "making indexes at position",
                        position,
                        until,
                        100 * position / until,
                        Math.round(position / Math.max(seconds, 1e-3)));
            }
        }
    }
}
