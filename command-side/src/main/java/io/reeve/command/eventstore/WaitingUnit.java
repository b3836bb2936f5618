package io.reeve.command.eventstore;

import io.reeve.kernel.Unavailable;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A unit in the appender's hands, and the caller that waits for its verdict. */
final class WaitingUnit {

    private final AppendUnit unit;
    private final long deadline;
    private final CompletableFuture<Verdict> verdict = new CompletableFuture<>();

    WaitingUnit(AppendUnit unit, Duration patience) {
        this.unit = unit;
        this.deadline = System.nanoTime() + patience.toNanos();
    }

    AppendUnit unit() {
        return unit;
    }

    /** Nobody waits any more: what was not begun need not be. */
    boolean isOver() {
        return System.nanoTime() - deadline >= 0;
    }

    void answer(Verdict reached) {
        verdict.complete(reached);
    }

    void refuse(RuntimeException reason) {
        answer(new Verdict.Refused(reason));
    }

    Positions await() {
        try {
            return switch (verdict.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                case Verdict.Written(Positions positions) -> positions;
                case Verdict.Refused(RuntimeException reason) -> throw reason;
            };
        } catch (TimeoutException e) {
            throw outcomeUnknown(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw outcomeUnknown(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a verdict is reached or not, it never fails", e);
        }
    }

    /** Never answered by guess: it may have been written. */
    private static Unavailable outcomeUnknown(Exception cause) {
        return new Unavailable(
                "The database did not say in time whether this was written. Look before you repeat it.",
                Duration.ofSeconds(5),
                cause);
    }
}
