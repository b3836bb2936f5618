package io.reeve.command.sheet;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Wakes whoever works through the sheets: when the next thing is due, and at least each second, for the other nodes. */
final class DueAlarm {

    private static final Duration AT_LEAST_EACH = Duration.ofSeconds(1);

    private final Clock clock;
    private final Duration atLeastEach;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition earlier = lock.newCondition();
    private @Nullable Instant next;

    DueAlarm(Clock clock) {
        this(clock, AT_LEAST_EACH);
    }

    DueAlarm(Clock clock, Duration atLeastEach) {
        this.clock = clock;
        this.atLeastEach = atLeastEach;
    }

    /** Something is due at that time; never makes a wait longer. */
    void ringAt(Instant due) {
        lock.lock();
        try {
            if (next == null || due.isBefore(next)) {
                next = due;
                earlier.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Returns when it rings, and forgets what it rang for. */
    void await() throws InterruptedException {
        lock.lock();
        try {
            long limit = System.nanoTime() + atLeastEach.toNanos();
            while (true) {
                long nanos = limit - System.nanoTime();
                if (next != null) {
                    nanos = Math.min(
                            nanos, Duration.between(clock.instant(), next).toNanos());
                }
                if (nanos <= 0) {
                    next = null;
                    return;
                }
                var _ = earlier.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }
}
