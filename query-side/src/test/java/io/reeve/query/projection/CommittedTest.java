package io.reeve.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CommittedTest {

    private final Committed committed = new Committed();

    @Test
    void a_wait_ends_when_its_position_is_committed_and_not_before() {
        CompletableFuture<Void> wait = committed.when(7);
        committed.add(6);
        committed.add(8);
        assertThat(wait).isNotDone();

        committed.add(7);

        assertThat(wait).isDone();
    }

    @Test
    void what_is_committed_already_is_not_waited_for() {
        committed.add(7);

        assertThat(committed.when(7)).isDone();
        assertThat(committed.when(6)).isNotDone();
    }

    @Test
    void what_was_committed_before_anybody_listened_is_not_waited_for() {
        CompletableFuture<Void> wait = committed.when(7);
        CompletableFuture<Void> later = committed.when(9);

        committed.upTo(8);

        assertThat(wait).isCompletedWithValue(null);
        assertThat(committed.when(1)).isDone();
        assertThat(later).isNotDone();
    }

    @Test
    void a_wait_that_is_given_up_ends_no_other_for_the_same_position() {
        CompletableFuture<Void> wait = committed.when(7);
        CompletableFuture<Void> other = committed.when(7);

        committed.forget(7, wait);
        assertThat(other).isNotDone();
        CompletableFuture<Void> again = committed.when(7);
        committed.add(7);

        assertThat(other).isCompletedWithValue(null);
        assertThat(again).isCompletedWithValue(null);
        assertThat(wait).isCancelled();
    }

    @Test
    void no_wait_is_lost_between_threads() throws Exception {
        CompletableFuture<Void> committing = CompletableFuture.runAsync(
                () -> LongStream.rangeClosed(1, 20_000).forEach(committed::add));
        List<CompletableFuture<Void>> waits =
                LongStream.rangeClosed(1, 20_000).mapToObj(committed::when).toList();

        committing.join();
        CompletableFuture.allOf(waits.toArray(CompletableFuture[]::new)).get(5, TimeUnit.SECONDS);

        assertThat(waits).allMatch(CompletableFuture::isDone);
    }
}
