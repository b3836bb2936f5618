package io.reeve.command.eventstore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The last entries of the log, for all who read along. Positions have no gaps, so each has its slot. */
final class TailBuffer {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private final @Nullable LogEntry[] slots;
    private long kept; // everything up to here has left the buffer
    private long head;

    TailBuffer(int size) {
        this.slots = new LogEntry[size];
    }

    /** Goes on from {@code position}, with nothing in memory. */
    void restartAt(long position) {
        lock.lock();
        try {
            Arrays.fill(slots, null);
            kept = position;
            head = position;
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    long head() {
        lock.lock();
        try {
            return head;
        } finally {
            lock.unlock();
        }
    }

    void add(List<LogEntry> entries) {
        lock.lock();
        try {
            for (LogEntry entry : entries) {
                if (entry.position() != head + 1) {
                    throw new IllegalStateException("the log has a gap after position " + head);
                }
                head = entry.position();
                slots[slot(head)] = entry;
            }
            kept = Math.max(kept, head - slots.length);
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Entries after {@code position}, at most {@code limit}; null when the first of them has left the buffer. */
    @Nullable
    List<LogEntry> after(long position, int limit) {
        lock.lock();
        try {
            if (position < kept) {
                return null;
            }
            List<LogEntry> entries = new ArrayList<>();
            for (long next = position + 1; next <= head && entries.size() < limit; next++) {
                LogEntry entry = slots[slot(next)];
                if (entry == null) {
                    throw new IllegalStateException("the tail lost position " + next);
                }
                entries.add(entry);
            }
            return entries;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there is something after {@code position}; returns the nanoseconds that are left to wait. */
    long await(long position, long nanos) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (head <= position && left > 0) {
                left = grown.awaitNanos(left);
            }
            return left;
        } finally {
            lock.unlock();
        }
    }

    private int slot(long position) {
        return (int) (position % slots.length);
    }
}
