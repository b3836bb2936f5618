package io.reeve.command.eventstore;

import static org.awaitility.Awaitility.await;

import io.reeve.testing.TestNode;
import java.time.Duration;

/** What a node has decided and not begun to write: it goes into one batch. */
public record AppenderQueue(TestNode node) {

    public void awaitUnits(int units) {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> node.bean(Appender.class).waiting() == units);
    }
}
