package io.reeve.query.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Which events one view has committed, as far back as anybody may still wait for one, and who waits. Whoever commits or waits
 * is never held up by another: a position is first noted, then those are looked for who wait for it; who waits first leaves a
 * name, then looks whether the position has been noted meanwhile.
 */
final class Committed {

    private static final int REMEMBERED = 1 << 15;

    private final AtomicLongArray positions = new AtomicLongArray(REMEMBERED);
    private final AtomicLong floor = new AtomicLong();
    /** Each wait is of one caller, whose patience is not that of others. */
    private final ConcurrentMap<Long, List<CompletableFuture<Void>>> waiting = new ConcurrentHashMap<>();

    void add(long position) {
        int slot = slot(position);
        positions.accumulateAndGet(slot, position, Math::max);
        end(position);
    }

    /** Everything up to there was committed, whether this node heard of it or not. */
    void upTo(long position) {
        long all = floor.accumulateAndGet(position, Math::max);
        waiting.keySet().stream().filter(waited -> waited <= all).forEach(this::end);
    }

    /** Completes when the position is committed; a position long overtaken counts as committed. */
    CompletableFuture<Void> when(long position) {
        if (contains(position)) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> wait = new CompletableFuture<>();
        waiting.compute(position, (_, waits) -> {
            List<CompletableFuture<Void>> all = waits == null ? new ArrayList<>(1) : waits;
            all.add(wait);
            return all;
        });
        if (contains(position)) {
            end(position);
        }
        return wait;
    }

    /** Whoever waits has no patience any more. */
    void forget(long position, CompletableFuture<?> wait) {
        wait.cancel(false);
        waiting.computeIfPresent(position, (_, waits) -> {
            waits.removeIf(CompletableFuture::isDone);
            return waits.isEmpty() ? null : waits;
        });
    }

    private void end(long position) {
        List<CompletableFuture<Void>> waits = waiting.remove(position);
        if (waits != null) {
            waits.forEach(wait -> wait.complete(null));
        }
    }

    private boolean contains(long position) {
        return position <= floor.get() || positions.get(slot(position)) >= position;
    }

    private static int slot(long position) {
        return (int) (position % REMEMBERED);
    }
}
