package io.reeve.bench;

import io.reeve.bench.thing.ThingMessages.ChangeThing;
import io.reeve.bench.thing.ThingMessages.MakeThing;
import io.reeve.kernel.Actor;
import io.reeve.kernel.Metadata;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
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

    private final ConfigurableApplicationContext context;
    private final CommandBus commands;
    private final UUID[] made;

    AxonLoad(Database database, int mostClients) {
        context = new SpringApplicationBuilder(Store.class)
                .web(WebApplicationType.NONE)
                .properties(Map.of(
                        "spring.datasource.url", database.url(),
                        "spring.datasource.username", database.user(),
                        "spring.datasource.password", database.password(),
                        "spring.main.banner-mode", "off",
                        "logging.level.root", "warn",
                        "axon.axonserver.enabled", "false",
                        "axon.timeout.enabled", "false",
                        "axon.update-check.disabled", "true",
                        "reeve.installation-key", Base64.getEncoder().encodeToString(new byte[32]),
                        "reeve.log.event-packages", "io.reeve.kernel,io.reeve.bench.thing"))
                .run();
        commands = context.getBean(CommandBus.class);
        made = new UUID[mostClients];
    }

    void send(int client, long turn) {
        String text = "x".repeat(280);
        if (turn % 2 == 0) {
            made[client] = UUID.randomUUID();
            send(new MakeThing(made[client], text));
        } else {
            send(new ChangeThing(made[client], text));
        }
    }

    private void send(Object command) {
        FutureCallback<Object, Object> result = new FutureCallback<>();
        commands.dispatch(
                GenericCommandMessage.asCommandMessage(command)
                        .andMetaData(Map.of(
                                Metadata.ACTOR,
                                new Actor.Installation("bench").text(),
                                Metadata.AT,
                                Instant.now().toString(),
                                Metadata.REQUEST_ID,
                                "bench")),
                result);
        if (result.getResult().isExceptional()) {
            throw new IllegalStateException(result.getResult().exceptionResult());
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
