package io.reeve.command.eventstore;

import static io.reeve.testing.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.testing.DatabaseProxy;
import io.reeve.testing.DatabaseProxy.Mishap;
import io.reeve.testing.TestDatabase;
import io.reeve.testing.TestPostgres;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.Test;

class SlowWriterIT {

    @Test
    void a_node_that_stops_in_the_middle_of_its_append_is_never_overtaken_and_is_cut_off_in_time() throws Exception {
        TestDatabase database = TestPostgres.freshDatabase();
        try (DatabaseProxy proxy = new DatabaseProxy(database.url());
                BareNode slow = new BareNode(database, proxy.url(), BareNode.settings());
                BareNode quick = BareNode.on(database);
                BlockingStream<TrackedEventMessage<?>> reader = quick.log.openStream(null)) {
            proxy.atNextCommit(Mishap.FREEZE);
            CompletableFuture<Positions> fromSlow = slow.appendLater(BareNode.unit("slow"));
            soon().until(proxy::hasStruck);

            CompletableFuture<Positions> fromQuick = quick.appendLater(BareNode.unit("quick"));

            // the slow one has its position and holds the lock: nobody gets past it, and no reader sees anything
            assertThat(fromQuick).isNotDone();
            assertThat(reader.hasNextAvailable(100, TimeUnit.MILLISECONDS)).isFalse();
            // the database ends its session, the quick one goes on, and the slow one finds out and writes again
            assertThat(fromQuick).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(new Positions(1, 1));
            assertThat(fromSlow).succeedsWithin(Duration.ofSeconds(20)).isEqualTo(new Positions(2, 2));
            assertThat(take(reader, 2)).containsExactly("quick", "slow");
            assertThat(reader.hasNextAvailable()).isFalse();
        }
    }

    private static List<String> take(BlockingStream<TrackedEventMessage<?>> reader, int count) throws Exception {
        List<String> aggregates = new ArrayList<>();
        while (aggregates.size() < count && reader.hasNextAvailable(5, TimeUnit.SECONDS)) {
            aggregates.add(((DomainEventMessage<?>) reader.nextAvailable()).getAggregateIdentifier());
        }
        return aggregates;
    }
}
