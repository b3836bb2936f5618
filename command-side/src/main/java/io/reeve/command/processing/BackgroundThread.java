package io.reeve.command.processing;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** A thread that works as long as the application runs, and is interrupted when it stops. */
public abstract class BackgroundThread implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundThread.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String name;
    private volatile @Nullable Thread thread;

    /** {@code name} is the thread's. */
    protected BackgroundThread(String name) {
        this.name = name;
    }

    /** Goes on while {@link #isRunning}. */
    protected abstract void work() throws InterruptedException;

    @Override
    public void start() {
        Thread fresh = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
        thread = fresh;
        fresh.start();
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        if (running == null) {
            return;
        }
        running.interrupt();
        try {
            if (!running.join(PATIENCE)) {
                LOG.warn("the thread {} did not stop in time", name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void run() {
        try {
            work();
        } catch (InterruptedException e) {
            LOG.debug("the thread {} stops", name);
        }
    }
}
