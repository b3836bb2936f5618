package io.reeve.bench;

import io.reeve.kernel.Actor;
import io.reeve.kernel.Metadata;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** A node that takes commands in this process: no HTTP, no views, no processes. */
final class CommandNode implements AutoCloseable {

    private static final Actor ACTOR = new Actor.Installation("bench");

    private final ConfigurableApplicationContext context;
    private final CommandBus commands;

    /** {@code settings} come on top of what such a node needs. */
    CommandNode(Class<?> parts, Database database, Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "spring.datasource.url", database.url(),
                "spring.datasource.username", database.user(),
                "spring.datasource.password", database.password(),
                "spring.main.banner-mode", "off",
                "logging.level.root", "warn",
                "axon.axonserver.enabled", "false",
                "axon.timeout.enabled", "false",
                "axon.update-check.disabled", "true"));
        all.putAll(settings);
        context = new SpringApplicationBuilder(parts)
                .web(WebApplicationType.NONE)
                .properties(all)
                .run();
        commands = context.getBean(CommandBus.class);
    }

    ApplicationContext parts() {
        return context;
    }

    /** Returns when what was decided is on disk. */
    void send(Object command) {
        FutureCallback<Object, Object> result = new FutureCallback<>();
        commands.dispatch(
                GenericCommandMessage.asCommandMessage(command)
                        .andMetaData(Map.of(
                                Metadata.ACTOR,
                                ACTOR.text(),
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
