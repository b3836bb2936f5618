package io.reeve.testing;

import io.reeve.kernel.Actor;
import io.reeve.kernel.Metadata;
import io.reeve.kernel.Uuids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** One node on a test database, without a web server; start two on the same database to have a cluster. */
public final class TestNode implements AutoCloseable {

    /** The same for all nodes, as it must be. */
    public static final String INSTALLATION_KEY = Base64.getEncoder().encodeToString(new byte[32]);

    private final ConfigurableApplicationContext context;

    private TestNode(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** {@code application} says what is scanned; {@code properties} are of the form {@code key=value}. */
    public static TestNode start(TestDatabase database, Class<?> application, String... properties) {
        return start(database, List.of(application), List.of(properties));
    }

    /** {@code sources} are the class that says what is scanned, and beans that no scan finds. */
    public static TestNode start(TestDatabase database, List<Class<?>> sources, List<String> properties) {
        List<String> all = new ArrayList<>(List.of(
                "spring.datasource.url=" + database.url(),
                "spring.datasource.username=" + database.user(),
                "spring.datasource.password=" + database.password(),
                "spring.main.banner-mode=off",
                "axon.axonserver.enabled=false",
                "axon.update-check.disabled=true",
                "reeve.data-dir=target/data",
                "reeve.installation-key=" + INSTALLATION_KEY));
        all.addAll(properties);
        SpringApplicationBuilder builder = new SpringApplicationBuilder(sources.toArray(Class[]::new))
                .web(WebApplicationType.NONE)
                .properties(all.toArray(String[]::new));
        SharedLogging.in(builder.application());
        return new TestNode(builder.run());
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    /** Sends a command as somebody, now, and waits for its result, which may be exceptional. */
    public CommandResultMessage<?> send(Object command) {
        return send(command, Map.of());
    }

    public CommandResultMessage<?> send(Object command, Map<String, ?> metadata) {
        Map<String, Object> all = new HashMap<>();
        all.put(Metadata.ACTOR, new Actor.Installation("test").text());
        all.put(Metadata.AT, Instant.parse("2026-11-22T12:00:00Z").toString());
        all.put(Metadata.REQUEST_ID, Uuids.next().toString());
        all.putAll(metadata);
        FutureCallback<Object, Object> result = new FutureCallback<>();
        bean(CommandBus.class)
                .dispatch(GenericCommandMessage.asCommandMessage(command).andMetaData(all), result);
        return result.getResult();
    }

    @Override
    public void close() {
        context.close();
    }
}
