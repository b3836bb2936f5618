package io.reeve.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WorkerTest {

    private final Worker worker = new Worker("at-work");

    @Test
    void works_until_it_is_stopped_and_can_be_started_again() throws InterruptedException {
        AtomicInteger ended = new AtomicInteger();
        for (int times = 1; times <= 2; times++) {
            CountDownLatch working = new CountDownLatch(1);
            worker.start(() -> {
                assertThat(Thread.currentThread().getName()).isEqualTo("at-work");
                working.countDown();
                try {
                    new CountDownLatch(1).await();
                } finally {
                    ended.incrementAndGet();
                }
            });
            assertThat(working.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(worker.isRunning()).isTrue();

            assertThat(worker.stop()).isTrue();

            assertThat(worker.isRunning()).isFalse();
            assertThat(ended).hasValue(times);
        }
    }

    @Test
    void what_was_never_started_has_stopped() {
        assertThat(worker.isRunning()).isFalse();
        assertThat(worker.stop()).isTrue();
    }
}
