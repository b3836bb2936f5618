package io.reeve.command.user;

import io.reeve.testing.TestDatabase;
import io.reeve.testing.TestNode;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;

/** Decisions about people and roles on the event store. Not annotated as a configuration, so that no scan finds it. */
@EnableAutoConfiguration
@ComponentScan({
    "io.reeve.command.eventstore",
    "io.reeve.command.personal",
    "io.reeve.command.reservation",
    "io.reeve.command.idempotency",
    "io.reeve.command.message",
    "io.reeve.command.fact",
    "io.reeve.command.catalog",
    "io.reeve.command.user"
})
final class PeopleNode {

    private PeopleNode() {}

    static TestNode start(TestDatabase database) {
        return TestNode.start(database, PeopleNode.class);
    }
}
