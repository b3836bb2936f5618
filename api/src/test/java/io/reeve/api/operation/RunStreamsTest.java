package io.reeve.api.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.api.http.PlayedRooms;
import io.reeve.kernel.operation.FindRun;
import io.reeve.kernel.operation.RunId;
import io.reeve.kernel.operation.RunView;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.axonframework.queryhandling.QueryHandler;
import org.junit.jupiter.api.Test;

class RunStreamsTest {

    private final RunStreams streams = new RunStreams(PlayedRooms.by(new NoRuns()));

    @Test
    void one_watcher_who_is_held_up_holds_up_nobody_else() throws Exception {
        CountDownLatch heldUp = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CountDownLatch toldOther = new CountDownLatch(1);
        streams.of(RunId.next(), () -> {
            heldUp.countDown();
            awaitForever(goOn);
        });
        await(heldUp);
        try {
            streams.of(RunId.next(), toldOther::countDown);
            await(toldOther);
        } finally {
            goOn.countDown();
        }
    }

    private static void awaitForever(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(5, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class NoRuns {
        @QueryHandler
        Optional<RunView> find(FindRun query) {
            return Optional.empty();
        }
    }
}
