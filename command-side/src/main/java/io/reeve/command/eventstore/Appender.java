package io.reeve.command.eventstore;

import io.reeve.kernel.Unavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Writes for everybody on this node: one thread, one connection. It takes all units that wait, writes them in one
 * transaction and only then answers them, so that one flush to disk serves many commands.
 */
final class Appender implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Appender.class);

    private final LogSettings settings;
    private final BatchWriter writer;
    private final boolean writes;
    private final BlockingQueue<WaitingUnit> queue;
    private volatile State state = State.STOPPED;
    private volatile boolean away;
    private @Nullable Thread thread;

    private enum State {
        RUNNING,
        STOPPING,
        STOPPED
    }

    /** {@code writes}: not where only the past is shown. */
    Appender(LogConnections connections, Bookkeeping bookkeeping, boolean writes) {
        this.writes = writes;
        this.settings = connections.settings();
        this.writer = new BatchWriter(connections, bookkeeping);
        this.queue = new ArrayBlockingQueue<>(settings.queue());
    }

    /** Returns when the unit is on disk; throws when it is refused, or when its outcome is not known in time. */
    Positions append(AppendUnit unit) {
        if (state != State.RUNNING) {
            throw unavailable("This node is not running.");
        }
        if (away) {
            throw unavailable("The database does not answer.");
        }
        WaitingUnit waiting = new WaitingUnit(unit, settings.patience());
        if (!queue.offer(waiting)) {
            throw unavailable("More is being written than can be taken.");
        }
        if (state == State.STOPPED) {
            turnAwayTheWaiting("This node is not running.");
        }
        return waiting.await();
    }

    /** How many units wait to be taken up. */
    int waiting() {
        return queue.size();
    }

    @Override
    public boolean isAutoStartup() {
        return writes;
    }

    @Override
    public synchronized void start() {
        if (state == State.STOPPED) {
            state = State.RUNNING;
            thread = Thread.ofPlatform().name("appender").start(this::run);
        }
    }

    /** What was handed over is written first. */
    @Override
    public synchronized void stop() {
        if (thread == null) {
            return;
        }
        state = State.STOPPING;
        try {
            if (!thread.join(settings.patience())) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return state == State.RUNNING;
    }

    /** First to start and last to stop: everything else may still want to write. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 1000;
    }

    private void run() {
        try (writer) {
            while (state == State.RUNNING || !queue.isEmpty()) {
                if (writer.connect()) {
                    away = false;
                    writeAllThatWait();
                } else {
                    databaseIsAway();
                }
            }
        } catch (InterruptedException e) {
            LOG.warn("the appender was stopped before it was through");
        } finally {
            state = State.STOPPED;
            turnAwayTheWaiting("This node is not running.");
        }
    }

    private void writeAllThatWait() throws InterruptedException {
        WaitingUnit first = queue.poll(100, TimeUnit.MILLISECONDS);
        if (first == null) {
            return;
        }
        List<WaitingUnit> batch = new ArrayList<>();
        batch.add(first);
        queue.drainTo(batch, settings.batch() - 1);
        try {
            writer.write(batch, this::databaseIsAway);
        } catch (RuntimeException | Error e) {
            LOG.error("the appender met what it should never meet, and goes on over a new connection", e);
            writer.close();
            batch.forEach(unit -> unit.refuse(new EventStoreException("The appender failed.", e)));
        }
    }

    private void databaseIsAway() {
        away = true;
        turnAwayTheWaiting("The database does not answer.");
    }

    private void turnAwayTheWaiting(String why) {
        List<WaitingUnit> waiting = new ArrayList<>();
        queue.drainTo(waiting);
        waiting.forEach(unit -> unit.refuse(unavailable(why)));
    }

    private static Unavailable unavailable(String why) {
        return new Unavailable(why, Duration.ofSeconds(1));
    }
}
