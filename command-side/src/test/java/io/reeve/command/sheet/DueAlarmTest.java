package io.reeve.command.sheet;

import static io.reeve.testing.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class DueAlarmTest {

    private final DueAlarm alarm = new DueAlarm(Clock.systemUTC(), Duration.ofMinutes(5));

    @Test
    void rings_when_the_next_thing_is_due() throws InterruptedException {
        Instant due = Instant.now().plusMillis(100);
        alarm.ringAt(due.plusSeconds(100));
        alarm.ringAt(due);

        alarm.await();

        assertThat(Instant.now()).isBetween(due.minusMillis(5), due.plusSeconds(60));
    }

    @Test
    void rings_earlier_when_something_earlier_comes_up_meanwhile() {
        CompletableFuture<Void> rung = CompletableFuture.runAsync(() -> {
            try {
                alarm.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });

        alarm.ringAt(Instant.now());

        soon().until(rung::isDone);
    }

    @Test
    void rings_now_and_then_without_anything_due() throws InterruptedException {
        long start = System.nanoTime();

        new DueAlarm(Clock.systemUTC(), Duration.ofMillis(200)).await();

        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(190), Duration.ofSeconds(60));
    }
}
