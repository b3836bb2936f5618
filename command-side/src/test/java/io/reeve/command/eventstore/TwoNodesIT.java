package io.reeve.command.eventstore;

import static io.reeve.testing.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.kernel.Unavailable;
import io.reeve.testing.TestDatabase;
import io.reeve.testing.TestPostgres;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.Message;
import org.junit.jupiter.api.Test;

class TwoNodesIT {

    private static final int CALLERS = 8;
    private static final int EACH = 150;
    private static final int TOTAL = 2 * CALLERS * EACH;

    @Test
    void two_nodes_at_full_speed_leave_no_gap_and_every_reader_sees_every_event_once_in_the_same_order()
            throws Exception {
        TestDatabase database = TestPostgres.freshDatabase();
        try (BareNode one = BareNode.on(database);
                BareNode two = BareNode.on(database);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<List<TrackedEventMessage<?>>>> readers = IntStream.range(0, 6)
                    .mapToObj(number ->
                            CompletableFuture.supplyAsync(() -> readAll((number % 2 == 0 ? one : two).log), threads))
                    .toList();
            List<CompletableFuture<Void>> writers = IntStream.range(0, 2 * CALLERS)
                    .mapToObj(caller -> CompletableFuture.runAsync(
                            () -> write(caller % 2 == 0 ? one : two, "caller-" + caller), threads))
                    .toList();

            assertThat(writers).allSatisfy(writer -> assertThat(writer).succeedsWithin(Duration.ofSeconds(60)));
            List<String> order = database.jdbc()
                    .sql("select event_id::text from reeve.event order by position")
                    .query(String.class)
                    .list();
            assertThat(order).hasSize(TOTAL);
            for (CompletableFuture<List<TrackedEventMessage<?>>> reader : readers) {
                List<TrackedEventMessage<?>> seen = reader.get(60, TimeUnit.SECONDS);
                assertThat(seen).extracting(Message::getIdentifier).isEqualTo(order);
                assertThat(seen)
                        .extracting(event -> event.trackingToken().position().getAsLong())
                        .isEqualTo(LongStream.rangeClosed(1, TOTAL).boxed().toList());
            }
        }
    }

    @Test
    void a_node_that_is_stopped_in_the_middle_of_its_work_has_written_all_it_said_it_had() throws Exception {
        TestDatabase database = TestPostgres.freshDatabase();
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            BareNode first = BareNode.on(database);
            List<CompletableFuture<Void>> callers = IntStream.range(0, 16)
                    .mapToObj(caller -> CompletableFuture.runAsync(
                            () -> {
                                for (int i = 0; ; i++) {
                                    AppendUnit unit = BareNode.unit("caller-" + caller, i);
                                    first.appender.append(unit);
                                    acknowledged.add(
                                            unit.events().getFirst().id().toString());
                                }
                            },
                            threads))
                    .toList();
            soon().until(() -> acknowledged.size() > 500);
            first.close();
            assertThat(callers)
                    .allSatisfy(caller -> assertThat(caller)
                            .failsWithin(Duration.ofSeconds(10))
                            .withThrowableOfType(ExecutionException.class)
                            .withCauseInstanceOf(Unavailable.class));

            try (BareNode second = BareNode.on(database)) {
                long next = second.appender.append(BareNode.unit("second")).first();

                List<String> stored = database.jdbc()
                        .sql("select event_id::text from reeve.event where aggregate_id <> 'second'")
                        .query(String.class)
                        .list();
                assertThat(stored).hasSize((int) next - 1).containsExactlyInAnyOrderElementsOf(acknowledged);
            }
        }
    }

    private static void write(BareNode node, String aggregate) {
        for (int i = 0; i < EACH; i++) {
            node.appender.append(BareNode.unit(aggregate, i));
        }
    }

    private static List<TrackedEventMessage<?>> readAll(LogStream log) {
        List<TrackedEventMessage<?>> seen = new ArrayList<>();
        try (BlockingStream<TrackedEventMessage<?>> stream = log.openStream(null)) {
            while (seen.size() < TOTAL && stream.hasNextAvailable(20, TimeUnit.SECONDS)) {
                seen.add(stream.nextAvailable());
            }
            return seen;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
