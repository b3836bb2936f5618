package io.reeve.command.eventstore;

import io.reeve.testing.TestDatabase;
import io.reeve.testing.TestNode;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;

/** The event store and the sample feature, and nothing else. Not annotated as a configuration, so that no scan finds it. */
@EnableAutoConfiguration
@ComponentScan({
    "io.reeve.command.eventstore",
    "io.reeve.command.personal",
    "io.reeve.command.reservation",
    "io.reeve.command.idempotency",
    "io.reeve.command.message",
    "sample.note"
})
final class StoreNode {

    private StoreNode() {}

    static TestNode start(TestDatabase database, String... properties) {
        return TestNode.start(
                database,
                StoreNode.class,
                Stream.concat(Stream.of("reeve.log.event-packages=io.reeve.kernel,sample.note"), Stream.of(properties))
                        .toArray(String[]::new));
    }
}
