package io.reeve.command.processing;

import io.reeve.kernel.Worker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** A thread that works as long as the application runs, and is interrupted when it stops. */
public abstract class BackgroundThread implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundThread.class);

    private final String name;
    private final Worker worker;

    /** {@code name} is the thread's. */
    protected BackgroundThread(String name) {
        this.name = name;
        this.worker = new Worker(name);
    }

    /** Goes on while {@link #isRunning}. */
    protected abstract void work() throws InterruptedException;

    @Override
    public void start() {
        worker.start(this::work);
    }

    @Override
    public void stop() {
        if (!worker.stop()) {
            LOG.warn("the thread {} did not stop in time", name);
        }
    }

    @Override
    public boolean isRunning() {
        return worker.isRunning();
    }
}
