package io.reeve.query.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Events that views have still to commit, and somebody who has not all day. */
final class Waits {

    private record Wait(Committed view, long position) {}

    private final List<Wait> all = new ArrayList<>();

    void add(Committed view, long position) {
        all.add(new Wait(view, position));
    }

    /** Whether all are committed by then; {@code deadline} is one of {@link System#nanoTime}. */
    boolean until(long deadline) throws InterruptedException {
        CompletableFuture<?>[] committed =
                all.stream().map(wait -> wait.view().when(wait.position())).toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(committed).get(millisTo(deadline), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            for (int i = 0; i < committed.length; i++) {
                all.get(i).view().forget(all.get(i).position(), committed[i]);
            }
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("nothing completes a wait with an error", e);
        }
    }

    static int millisTo(long deadline) {
        return (int) Math.max(1, (deadline - System.nanoTime()) / 1_000_000);
    }
}
