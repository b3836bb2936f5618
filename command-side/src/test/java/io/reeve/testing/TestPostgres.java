package io.reeve.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * A real PostgreSQL 18, one for each JVM: a container where a container engine answers, else, or with
 * {@code REEVE_TEST_POSTGRES=embedded} in the environment, the embedded server. Every test class asks for a {@link #freshDatabase()} of its own, copied from a template that has been migrated once.
 */
public final class TestPostgres {

    private static final Logger LOG = LoggerFactory.getLogger(TestPostgres.class);
    private static final String TEMPLATE = "reeve_template";

    private final String host;
    private final int port;
    private final String user;
    private final String password;
    private final AtomicInteger databases = new AtomicInteger();

    private TestPostgres(String host, int port, String user, String password) {
        this.host = host;
        this.port = port;
        this.user = user;
        this.password = password;
        execute("postgres", "create database " + TEMPLATE);
        Flyway.configure()
                .dataSource(url(TEMPLATE), user, password)
                .schemas("reeve")
                .load()
                .migrate();
    }

    /** A database nobody else uses, with all migrations applied. */
    public static TestDatabase freshDatabase() {
        return Server.ONLY.copyOfTemplate();
    }

    /** A database nobody else uses, with nothing in it. */
    public static TestDatabase emptyDatabase() {
        return Server.ONLY.copyOf("template1");
    }

    private synchronized TestDatabase copyOfTemplate() {
        return copyOf(TEMPLATE);
    }

    private synchronized TestDatabase copyOf(String template) {
        String name = "test_" + databases.incrementAndGet();
        execute("postgres", "create database " + name + " template " + template + " strategy file_copy");
        return new TestDatabase(url(name), user, password);
    }

    private String url(String database) {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database;
    }

    private void execute(String database, String sql) {
        try (Connection connection = DriverManager.getConnection(url(database), user, password);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Started by the first test that asks. */
    private static final class Server {

        private static final TestPostgres ONLY = start();

        private static TestPostgres start() {
            if ("embedded".equals(System.getenv("REEVE_TEST_POSTGRES"))) {
                LOG.info("tests run on the embedded PostgreSQL 18, as they were told");
                return embedded();
            }
            if (DockerClientFactory.instance().isDockerAvailable()) {
                LOG.info("tests run on PostgreSQL 18 in a container");
                return container();
            }
            LOG.info("tests run on the embedded PostgreSQL 18: no container engine answers");
            return embedded();
        }

        @SuppressWarnings("resource") // lives as long as the JVM
        private static TestPostgres container() {
            PostgreSQLContainer container = new PostgreSQLContainer("postgres:18")
                    .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=400");
            container.start();
            Runtime.getRuntime().addShutdownHook(new Thread(container::stop));
            return new TestPostgres(
                    container.getHost(),
                    container.getFirstMappedPort(),
                    container.getUsername(),
                    container.getPassword());
        }

        @SuppressWarnings("resource") // lives as long as the JVM
        private static TestPostgres embedded() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "400")
                        .start();
                return new TestPostgres("localhost", server.getPort(), "postgres", "postgres");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
