package io.reeve.bench;

import io.reeve.query.projection.PastCopies;
import io.reeve.query.projection.ProjectionCopies;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/**
 * How fast views are made anew from a log of a million events, beside what the same takes at the least: to read the events by a
 * cursor, to COPY the rows and to make the indexes over them. The log is that of the measured server, repeated.
 */
final class Rebuild {

    @EnableAutoConfiguration
    @ComponentScan(
            basePackages = {"io.reeve.command", "io.reeve.query"},
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern =
                                    "io\\.reeve\\.command\\.(process|sheet|ledger)\\..*|io\\.reeve\\.query\\.operation\\.Runner"))
    static class BothSides {}

    private static final long EVENTS = Long.getLong("bench.rebuild.events", 1_000_000);
    /** Names with a comma between; each view by itself if none is named, and none by itself if it is "none". */
    private static final @Nullable String VIEWS = System.getProperty("bench.rebuild.views");

    private static final int MOST_REPEATED = 50_000;
    private static final String COPY = "bench_copy";
    private static final String BARE = "bench_bare";

    private final Report report;
    private final Profile profile;

    Rebuild(Report report, Profile profile) {
        this.report = report;
        this.profile = profile;
    }

    void measure(Database server) throws Exception {
        Database database = server.fresh("bench_rebuild");
        node(database).close();
        RepeatedLog log = RepeatedLog.of(server, MOST_REPEATED);
        report.note("%nA log of %,d events made of that of the server in %.0f s."
                .formatted(EVENTS, seconds(() -> log.writeTo(database, EVENTS))));
        try (ConfigurableApplicationContext node = node(database)) {
            node.getBean(EventProcessingConfiguration.class)
                    .eventProcessors()
                    .values()
                    .forEach(EventProcessor::shutDown);
            PastCopies copies = node.getBean(PastCopies.class);
            List<String> views = node.getBean(ProjectionCopies.class).names();
            report.note("%n## Views made anew, from %,d events%n".formatted(EVENTS));
            report.note("| what | seconds | events a second | beside |%n|---|---|---|---|".formatted());
            for (String view : chosen(views)) {
                row(view, fill(copies, "rebuild-" + view, List.of(view)), "");
                copies.forget(COPY);
            }
            double all = fill(copies, "rebuild-all", views);
            bare(database, all);
            copies.forget(COPY);
        }
    }

    private static List<String> chosen(List<String> all) {
        return VIEWS == null
                ? all
                : all.stream().filter(List.of(VIEWS.split(","))::contains).toList();
    }

    private double fill(PastCopies copies, String name, List<String> views) {
        return profile.of(
                name, () -> seconds(() -> copies.fill(COPY, views, EVENTS, (phase, position, until) -> {})));
    }

    private void bare(Database database, double all) throws SQLException, IOException {
        double read = seconds(() -> read(database));
        double copied = 0;
        double indexed = 0;
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create schema " + BARE);
            for (String table : texts(statement, "select tablename from pg_tables where schemaname = '" + COPY + "'")) {
                List<String> indexes = texts(
                        statement,
                        "select replace(indexdef, ' ON %1$s.', ' ON %2$s.') from pg_indexes where schemaname = '%1$s' and tablename = '%3$s'"
                                .formatted(COPY, BARE, table));
                copied += copyRows(connection, table);
                indexed += seconds(() -> {
                    for (String index : indexes) {
                        statement.execute(index);
                    }
                });
            }
            statement.execute("drop schema " + BARE + " cascade");
        }
        double bare = read + copied + indexed;
        row("all views together", all, "%.1f times the bare cost".formatted(all / bare));
        row("bare: events read by a cursor", read, "");
        row("bare: rows of all views by COPY", copied, "");
        row("bare: their indexes made after that", indexed, "");
        row("bare: all three", bare, "");
    }

    private void row(String what, double seconds, String beside) {
        report.note("| %s | %.1f | %,.0f | %s |".formatted(what, seconds, EVENTS / seconds, beside));
    }

    private static ConfigurableApplicationContext node(Database database) {
        return new SpringApplicationBuilder(BothSides.class)
                .web(WebApplicationType.NONE)
                .properties(
                        "spring.datasource.url=" + database.url(),
                        "spring.datasource.username=" + database.user(),
                        "spring.datasource.password=" + database.password(),
                        "spring.main.banner-mode=off",
                        "logging.level.root=warn",
                        "axon.axonserver.enabled=false",
                        "axon.timeout.enabled=false",
                        // the measured server has the most of what the database gives
                        "spring.datasource.hikari.maximum-pool-size=4",
                        "reeve.read.connections=2",
                        "reeve.processing.views.threads=2",
                        "reeve.processing.processes.threads=2",
                        "axon.update-check.disabled=true",
                        "reeve.installation-key=" + Base64.getEncoder().encodeToString(new byte[32]))
                .run();
    }

    private static void read(Database database) throws SQLException {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            try (PreparedStatement select =
                    connection.prepareStatement("select position, event_id, aggregate_type, aggregate_id, sequence,"
                            + " name, revision, recorded_at, payload, metadata from reeve.event order by position")) {
                select.setFetchSize(5_000);
                long bytes = 0;
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        bytes += row.getBytes("payload").length + row.getBytes("metadata").length;
                    }
                }
                if (bytes == 0) {
                    throw new IllegalStateException("the log is empty");
                }
            }
        }
    }

    private static double copyRows(Connection connection, String table) throws SQLException, IOException {
        Path rows = Files.createTempFile("bench-rows", ".copy");
        try (Statement statement = connection.createStatement()) {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(rows))) {
                copy(connection).copyOut("copy " + COPY + "." + table + " to stdout (format binary)", out);
            }
            statement.execute("create table %s.%s (like %s.%s including defaults)".formatted(BARE, table, COPY, table));
            return seconds(() -> {
                try (InputStream in = new BufferedInputStream(Files.newInputStream(rows))) {
                    copy(connection).copyIn("copy " + BARE + "." + table + " from stdin (format binary)", in, 1 << 16);
                }
            });
        } finally {
            Files.delete(rows);
        }
    }

    private static List<String> texts(Statement statement, String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                texts.add(row.getString(1));
            }
        }
        return texts;
    }

    private static CopyManager copy(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }

    private interface Timed {
        void run() throws Exception;
    }

    private static double seconds(Timed work) {
        long start = System.nanoTime();
        try {
            work.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("what was to be measured has failed", e);
        }
        return (System.nanoTime() - start) / 1e9;
    }
}
