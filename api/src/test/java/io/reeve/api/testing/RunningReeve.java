package io.reeve.api.testing;

import io.reeve.api.ReeveApplication;
import io.reeve.api.security.TokenHash;
import io.reeve.api.server.EmbeddedPostgres;
import io.reeve.kernel.Actor;
import io.reeve.kernel.Metadata;
import io.reeve.kernel.Query;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.group.GroupCommand.CreateGroup;
import io.reeve.kernel.group.GroupId;
import io.reeve.kernel.projection.AwaitViews;
import io.reeve.kernel.token.TokenCommand.IssueToken;
import io.reeve.kernel.token.TokenId;
import io.reeve.kernel.user.Profile;
import io.reeve.kernel.user.Role;
import io.reeve.kernel.user.RoleCommand.GrantRole;
import io.reeve.kernel.user.UserCommand.CreateUser;
import io.reeve.kernel.user.UserId;
import io.reeve.kernel.user.UserStatus;
import io.reeve.testing.SharedLogging;
import io.reeve.testing.TestDatabase;
import io.reeve.testing.TestPostgres;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.MetaData;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/**
 * The whole application, as it is shipped, on a database and a port of its own. Most tests share {@link #shared()}, so they
 * make the people and apps that they need and disturb nobody else's.
 */
public final class RunningReeve implements AutoCloseable {

    private static final String ADMIN_TOKEN = "lsk_" + "test".repeat(10);
    private static final String INSTALLATION = new Actor.Installation("test").text();
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    private final ConfigurableApplicationContext context;
    private final TestDatabase database;
    private final MovableClock clock;

    private RunningReeve(ConfigurableApplicationContext context, TestDatabase database, MovableClock clock) {
        this.context = context;
        this.database = database;
        this.clock = clock;
    }

    /** One for each JVM, started by the first test that asks. */
    public static RunningReeve shared() {
        return Shared.ONLY;
    }

    /** A node of its own on an empty database; {@code properties} are {@code name=value}. */
    public static RunningReeve start(String... properties) {
        return startOn(TestPostgres.freshDatabase(), properties);
    }

    /** Another node on the same database. */
    public RunningReeve secondNode(String... properties) {
        return startOn(database, properties);
    }

    private static RunningReeve startOn(TestDatabase database, String... properties) {
        return startOn(database, Set.of(), properties);
    }

    /** A node on this database, with parts of the test's own beside those of the application. */
    public static RunningReeve startOn(TestDatabase database, Set<Class<?>> parts, String... properties) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "spring.datasource.url", database.url(),
                "spring.datasource.username", database.user(),
                "spring.datasource.password", database.password()));
        settings.putAll(pairs(properties));
        return run(application(parts), settings);
    }

    /** A node with the PostgreSQL that it brings, on the data in this folder: as {@code ./reeve serve} starts it. */
    public static RunningReeve startIn(Path folder) {
        SpringApplication application = application(Set.of());
        application.addInitializers(new EmbeddedPostgres());
        return run(application, Map.of("reeve.data-dir", folder.toString()));
    }

    private static SpringApplication application(Set<Class<?>> parts) {
        SpringApplication application = new SpringApplication(
                Stream.concat(Stream.of(ReeveApplication.class), parts.stream()).toArray(Class<?>[]::new));
        application.setRegisterShutdownHook(false);
        SharedLogging.in(application);
        application.addInitializers(
                context -> context.getBeanFactory().registerSingleton("withoutTestClasses", new WithoutTestClasses()));
        return application;
    }

    private static RunningReeve run(SpringApplication application, Map<String, String> more) {
        MovableClock clock = new MovableClock();
        application.addInitializers(context -> ((GenericApplicationContext) context)
                .registerBean("movableClock", Clock.class, () -> clock, definition -> definition.setPrimary(true)));
        Map<String, String> settings = new HashMap<>(Map.of(
                "server.port",
                "0",
                "server.address",
                "127.0.0.1",
                "reeve.data-dir",
                "target/data",
                "reeve.installation-key",
                "dGVzdHMgdGVzdHMgdGVzdHMgdGVzdHMgdGVzdHMgdGU=",
                "reeve.bootstrap-token",
                ADMIN_TOKEN,
                // a machine that builds other things meanwhile may be slower than anybody would wait for
                "reeve.api.await-views",
                "10s"));
        settings.putAll(more);
        ConfigurableApplicationContext context = application.run(settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new));
        Environment environment = context.getEnvironment();
        return new RunningReeve(
                context,
                new TestDatabase(
                        environment.getRequiredProperty("spring.datasource.url"),
                        environment.getRequiredProperty("spring.datasource.username"),
                        environment.getRequiredProperty("spring.datasource.password")),
                clock);
    }

    private static Map<String, String> pairs(String... properties) {
        return Arrays.stream(properties)
                .map(property -> property.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    public MovableClock clock() {
        return clock;
    }

    public TestDatabase database() {
        return database;
    }

    /** Somebody without a token. */
    public Visitor visitor() {
        return Visitor.at(Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer())
                .getPort());
    }

    /** The first administrator. */
    public Visitor admin() {
        return adminAt(visitor());
    }

    /** The first administrator of a node that runs in another process. */
    public static Visitor adminAt(Visitor door) {
        return door.bearing(ADMIN_TOKEN);
    }

    /** Somebody new, active and with a token, who holds these roles. */
    public Person person(Role... roles) {
        return personOf(null, roles);
    }

    /** Somebody new with this manager. */
    public Person personOf(@Nullable Person manager, Role... roles) {
        String name = "person" + PEOPLE.incrementAndGet();
        return person(
                new Profile(
                        name,
                        name + "@example.org",
                        "Given" + name,
                        "Family" + name,
                        null,
                        null,
                        manager == null ? null : manager.id(),
                        null,
                        null,
                        null,
                        null,
                        Map.of()),
                roles);
    }

    public Person person(Profile profile, Role... roles) {
        UserId id = UserId.next();
        String token = "lsk_" + UUID.randomUUID().toString().replace("-", "");
        tell(new CreateUser(id, profile, UserStatus.ACTIVE));
        for (Role role : roles) {
            tell(new GrantRole(role, id));
        }
        tell(new IssueToken(TokenId.next(), id, "test", TokenHash.of(token), null));
        return new Person(id, visitor().bearing(token));
    }

    public GroupId group(Person... members) {
        return group(AppId.DIRECTORY, members);
    }

    /** One that belongs to the app, as if a connector had found it there. */
    public GroupId group(AppId app, Person... members) {
        GroupId id = GroupId.next();
        tell(new CreateGroup(
                id,
                "Group " + id,
                "",
                app,
                null,
                Arrays.stream(members).map(Person::id).collect(Collectors.toSet())));
        return id;
    }

    /** Does as the installation itself, and waits until it can be read. */
    public void tell(Object command) {
        FutureCallback<Object, Object> callback = new FutureCallback<>();
        context.getBean(CommandGateway.class)
                .send(
                        new GenericCommandMessage<>(
                                command,
                                MetaData.from(Map.of(
                                        Metadata.ACTOR,
                                        INSTALLATION,
                                        Metadata.AT,
                                        clock.instant().toString(),
                                        Metadata.REQUEST_ID,
                                        UUID.randomUUID().toString(),
                                        Metadata.CORRELATION_ID,
                                        UUID.randomUUID().toString()))),
                        callback);
        CommandResultMessage<?> result = callback.getResult();
        if (result.isExceptional()) {
            throw new IllegalStateException(result.exceptionResult());
        }
        Long first = (Long) result.getMetaData().get(Metadata.FIRST_POSITION);
        Long last = (Long) result.getMetaData().get(Metadata.LAST_POSITION);
        if (first != null && last != null && !ask(new AwaitViews(first, last, Duration.ofSeconds(10)))) {
            throw new IllegalStateException("the views did not come to " + last);
        }
    }

    public <R> R ask(Query<R> query) {
        return context.getBean(QueryGateway.class).query(query, query.answer()).join();
    }

    /** A part of the running application, for what cannot be seen from outside. */
    public <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }

    /** Somebody, and their way to the door. */
    public record Person(UserId id, Visitor door) {

        /** The same person at the door of that node. */
        public Person at(RunningReeve node) {
            return new Person(id, new Visitor(node.visitor().door(), door.http(), door.headers()));
        }
    }

    private static final class Shared {
        private static final RunningReeve ONLY = start();
    }

    /** The application scans everything under {@code io.reeve}; what tests put there is none of it. */
    private static final class WithoutTestClasses extends TypeExcludeFilter {

        private static final Set<String> TEST_PACKAGES = Set.of("io.reeve.api.testing.", "io.reeve.testing.");

        @Override
        public boolean match(MetadataReader reader, MetadataReaderFactory factory) {
            String name = reader.getClassMetadata().getClassName();
            return TEST_PACKAGES.stream().anyMatch(name::startsWith);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof WithoutTestClasses;
        }

        @Override
        public int hashCode() {
            return WithoutTestClasses.class.hashCode();
        }
    }
}
