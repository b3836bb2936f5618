package io.reeve.bench;

import io.reeve.bench.thing.ThingMessages.ChangeThing;
import io.reeve.bench.thing.ThingMessages.MakeThing;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;

/** Commands through Axon and the event store, without HTTP, facts or views: two for each aggregate, the second one loads it. */
final class AxonLoad implements AutoCloseable {

    @EnableAutoConfiguration
    @ComponentScan({
        "io.reeve.command.eventstore",
        "io.reeve.command.personal",
        "io.reeve.command.reservation",
        "io.reeve.command.idempotency",
        "io.reeve.command.message",
        "io.reeve.bench.thing"
    })
    static class Store {}

    private final CommandNode node;
    private final UUID[] made;

    AxonLoad(Database database, int mostClients) {
        node = new CommandNode(
                Store.class,
                database,
                Map.of(
                        "reeve.installation-key",
                        Base64.getEncoder().encodeToString(new byte[32]),
                        "reeve.log.event-packages",
                        "io.reeve.kernel,io.reeve.bench.thing"));
        made = new UUID[mostClients];
    }

    void send(int client, long turn) {
        String text = "x".repeat(280);
        if (turn % 2 == 0) {
            made[client] = UUID.randomUUID();
            node.send(new MakeThing(made[client], text));
        } else {
            node.send(new ChangeThing(made[client], text));
        }
    }

    @Override
    public void close() {
        node.close();
    }
}
