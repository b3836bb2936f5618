package io.reeve.command.ledger;

import io.reeve.command.processing.BackgroundThread;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals as the log grows: at once after a quiet time, in larger steps while much happens. Every node stands ready, one at a
 * time does it; none waits for another.
 */
final class Sealer extends BackgroundThread {

    private static final Logger LOG = LoggerFactory.getLogger(Sealer.class);

    private final LedgerSettings settings;
    private final Sealing sealing;
    private final Semaphore grown = new Semaphore(1);
    private volatile @Nullable LogWasSetBack refusal;

    Sealer(LedgerSettings settings, Sealing sealing) {
        super("ledger");
        this.settings = settings;
        this.sealing = sealing;
    }

    /** The log may have grown. */
    void wake() {
        grown.release();
    }

    /** Why it does not sign what is there, where it knows of another log. */
    Optional<LogWasSetBack> refusal() {
        return Optional.ofNullable(refusal);
    }

    @Override
    public boolean isAutoStartup() {
        return settings.enabled();
    }

    @Override
    protected void work() throws InterruptedException {
        boolean troubled = false;
        while (isRunning()) {
            var _ = grown.tryAcquire(settings.poll().toMillis(), TimeUnit.MILLISECONDS);
            grown.drainPermits();
            troubled = !sealAll(troubled);
            Thread.sleep(settings.every());
        }
    }

    /** Whether that went well. */
    private boolean sealAll(boolean troubledBefore) {
        try {
            while (isRunning() && sealing.seal()) {
                LOG.debug("the tree is behind the log");
            }
            refusal = null;
            return true;
        } catch (LogWasSetBack e) {
            if (refusal == null) {
                LOG.error("the log is not sealed any more", e);
            }
            refusal = e;
            return false;
        } catch (RuntimeException e) {
            if (isRunning() && !troubledBefore) {
                LOG.warn("the log cannot be sealed, trying until it can", e);
            }
            return false;
        }
    }
}
