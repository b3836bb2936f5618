package io.reeve.command.ledger;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Seals as the log grows: at once after a quiet time, in larger steps while much happens. Every node stands ready, one at a
 * time does it; none waits for another.
 */
final class Sealer implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Sealer.class);

    private final LedgerSettings settings;
    private final Sealing sealing;
    private final Semaphore grown = new Semaphore(1);
    private volatile @Nullable Thread thread;

    Sealer(LedgerSettings settings, Sealing sealing) {
        this.settings = settings;
        this.sealing = sealing;
    }

    /** The log may have grown. */
    void wake() {
        grown.release();
    }

    @Override
    public void start() {
        if (settings.enabled()) {
            Thread fresh = Thread.ofPlatform().name("ledger").daemon().unstarted(this::run);
            thread = fresh;
            fresh.start();
        }
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
            if (!running.join(Duration.ofSeconds(10))) {
                LOG.warn("the sealing of the log did not stop in time");
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
        boolean troubled = false;
        try {
            while (isRunning()) {
                var _ = grown.tryAcquire(settings.poll().toMillis(), TimeUnit.MILLISECONDS);
                grown.drainPermits();
                troubled = !sealAll(troubled);
                Thread.sleep(settings.every());
            }
        } catch (InterruptedException e) {
            LOG.debug("the sealing of the log stops");
        }
    }

    /** Whether that went well. */
    private boolean sealAll(boolean troubledBefore) {
        try {
            while (isRunning() && sealing.seal()) {
                LOG.debug("the tree is behind the log");
            }
            return true;
        } catch (RuntimeException e) {
            if (isRunning() && !troubledBefore) {
                LOG.warn("the log cannot be sealed, trying until it can", e);
            }
            return false;
        }
    }
}
