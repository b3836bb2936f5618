package io.reeve.kernel;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A thread that works from {@link #start} to {@link #stop}, which interrupts it. Can be started again. */
public final class Worker {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String name;
    private volatile @Nullable Thread thread;

    /** What it does, as long as it {@link Worker#isRunning}; an interruption ends it. */
    @FunctionalInterface
    public interface Work {
        void run() throws InterruptedException;
    }

    /** {@code name} is the thread's. */
    public Worker(String name) {
        this.name = name;
    }

    public void start(Work work) {
        Thread fresh = Thread.ofPlatform().name(name).daemon().unstarted(() -> run(work));
        thread = fresh;
        fresh.start();
    }

    /** Waits ten seconds for it to end; tells whether it did. */
    public boolean stop() {
        Thread running = thread;
        thread = null;
        if (running == null) {
            return true;
        }
        running.interrupt();
        try {
            return running.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** From the start until somebody wants it to stop. */
    public boolean isRunning() {
        return thread != null;
    }

    private static void run(Work work) {
        try {
            work.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the thread ends here
        }
    }
}
