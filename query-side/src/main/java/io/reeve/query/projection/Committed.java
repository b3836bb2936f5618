package io.reeve.query.projection;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Which events one view has committed, as far back as anybody may still wait for one, and who waits. Without locks: a
 * position is first noted, then its waiter is looked for; a waiter first leaves its name, then looks whether the position
 * has been noted meanwhile.
 */
final class Committed {

    private static final int REMEMBERED = 1 << 15;

    private final AtomicLongArray positions = new AtomicLongArray(REMEMBERED);
    private final AtomicLong floor = new AtomicLong();
    private final ConcurrentMap<Long, CompletableFuture<Void>> waiting = new ConcurrentHashMap<>();

    void add(long position) {
        int slot = slot(position);
        positions.accumulateAndGet(slot, position, Math::max);
        CompletableFuture<Void> waiter = waiting.remove(position);
        if (waiter != null) {
            waiter.complete(null);
        }
    }

    /** Everything up to there was committed, whether this node heard of it or not. */
    void upTo(long position) {
        long all = floor.accumulateAndGet(position, Math::max);
        waiting.forEach((waited, waiter) -> {
            if (waited <= all && waiting.remove(waited, waiter)) {
                waiter.complete(null);
            }
        });
    }

    /** Completes when the position is committed; a position long overtaken counts as committed. */
    CompletableFuture<Void> when(long position) {
        if (contains(position)) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> waiter = waiting.computeIfAbsent(position, key -> new CompletableFuture<>());
        if (contains(position)) {
            waiting.remove(position, waiter);
            waiter.complete(null);
        }
        return waiter;
    }

    /** Nobody has the patience any more. */
    void forget(long position) {
        CompletableFuture<Void> waiter = waiting.remove(position);
        if (waiter != null) {
            waiter.cancel(false);
        }
    }

    private boolean contains(long position) {
        return position <= floor.get() || positions.get(slot(position)) >= position;
    }

    private static int slot(long position) {
        return (int) (position % REMEMBERED);
    }
}
