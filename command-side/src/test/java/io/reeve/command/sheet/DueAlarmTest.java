package io.reeve.command.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class DueAlarmTest {

    private final DueAlarm alarm = new DueAlarm(Clock.systemUTC());

    @Test
    void rings_when_the_next_thing_is_due() throws InterruptedException {
        Instant due = Instant.now().plusMillis(100);
        alarm.ringAt(due.plusSeconds(100));
        alarm.ringAt(due);

        alarm.await();

        assertThat(Instant.now()).isBetween(due.minusMillis(5), due.plusMillis(700));
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

        await().atMost(Duration.ofMillis(700)).until(rung::isDone);
    }

    @Test
    void rings_each_second_without_anything_due() throws InterruptedException {
        long start = System.nanoTime();

        alarm.await();

        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(900), Duration.ofSeconds(5));
    }
}
