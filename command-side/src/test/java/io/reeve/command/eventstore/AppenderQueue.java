package io.reeve.command.eventstore;

import static io.reeve.testing.Soon.soon;

import io.reeve.testing.TestNode;

/** What a node has decided and not begun to write: it goes into one batch. */
public record AppenderQueue(TestNode node) {

    public void awaitUnits(int units) {
        soon().until(() -> node.bean(Appender.class).waiting() == units);
    }
}
