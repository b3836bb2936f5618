package io.reeve.bench;

import io.reeve.query.projection.ProjectionCopies;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
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
 * cursor and to COPY the rows. The log is the measured server's, so a mix of what has happened there, as often as it takes; each
 * time all ids in it are others. What is encrypted for people stays closed, as if all of them had been forgotten.
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
    private static final String COLUMNS =
            "position, event_id, aggregate_type, aggregate_id, sequence, name, revision, recorded_at, payload,"
                    + " metadata, leaf_hash";
    private static final String COPY = "bench_copy";

    private final Report report;

    Rebuild(Report report) {
        this.report = report;
    }

    void measure(Database server) throws Exception {
        Database database = server.fresh("bench_rebuild");
        node(database).close();
        long events = fill(server, database);
        try (ConfigurableApplicationContext node = node(database)) {
            node.getBean(EventProcessingConfiguration.class)
                    .eventProcessors()
                    .values()
                    .forEach(EventProcessor::shutDown);
            ProjectionCopies copies = node.getBean(ProjectionCopies.class);
            report.note("%n## Views made anew, from %,d events%n".formatted(events));
            report.note("| what | seconds | events a second | beside |%n|---|---|---|---|".formatted());
            for (String view : copies.names()) {
                double seconds =
                        seconds(() -> copies.fillPast(COPY, List.of(view), events, (phase, position, until) -> {}));
                copies.forget(COPY);
                row(view, events, seconds, "");
            }
            double all = seconds(() -> copies.fillPast(COPY, copies.names(), events, (phase, position, until) -> {}));
            double read = seconds(() -> read(database));
            double copied = copyRows(database);
            copies.forget(COPY);
            double bare = read + copied;
            row("all views together", events, all, "%.1f times the bare cost".formatted(all / bare));
            row("bare: events read by a cursor", events, read, "");
            row("bare: rows of all views by COPY, into tables with their indexes", events, copied, "");
            row("bare: both", events, bare, "");
        }
    }

    private void row(String what, long events, double seconds, String beside) {
        report.note("| %s | %.1f | %,.0f | %s |".formatted(what, seconds, events / seconds, beside));
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
                        "axon.update-check.disabled=true",
                        "reeve.installation-key=" + Base64.getEncoder().encodeToString(new byte[32]))
                .run();
    }

    private static long fill(Database server, Database database) throws SQLException, IOException {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        try (Connection from = server.connect();
                Connection to = database.connect();
                Statement statement = to.createStatement()) {
            copy(from)
                    .copyOut(
                            "copy (select " + COLUMNS
                                    + " from reeve.event order by position) to stdout (format binary)",
                            log);
            statement.execute("create unlogged table bench_base (like reeve.event)");
            copy(to).copyIn(
                            "copy bench_base (" + COLUMNS + ") from stdin (format binary)",
                            new ByteArrayInputStream(log.toByteArray()));
            long base = number(statement, "select max(position) from bench_base");
            for (long round = 0; round * base < EVENTS; round++) {
                statement.execute(again(round, base));
            }
            long events = number(statement, "select max(position) from reeve.event");
            statement.execute("update reeve.log_head set position = " + events + ", recorded_at = clock_timestamp()");
            statement.execute("drop table bench_base");
            statement.execute("""
                insert into reeve.person_key (person_id, forgotten_at)
                select distinct btrim(person, '" '), now()
                from reeve.event,
                     regexp_matches(convert_from(payload, 'UTF8'), '"of" *: *\\[([^]]+)\\]', 'g') found,
                     unnest(string_to_array(found[1], ',')) person
                on conflict do nothing\
                """);
            statement.execute("vacuum analyze reeve.event");
            return events;
        }
    }

    /**
     * The middle of each id tells the round; nothing else in it changes, so what belonged together still does. What goes by a
     * name gets the round behind it.
     */
    private static String again(long round, long base) {
        String id =
                "regexp_replace(%s, '([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-)[0-9a-f]{4}([0-9a-f]{8})', '\\1"
                        + String.format(Locale.ROOT, "%04x", round) + "\\2', 'g')";
        String bytes = "convert_to(" + id.formatted("convert_from(%s, 'UTF8')") + ", 'UTF8')";
        return "insert into reeve.event (" + COLUMNS + ") select position + " + round * base + ", "
                + id.formatted("event_id::text") + "::uuid, aggregate_type, " + "case when aggregate_id ~ '-' then "
                + id.formatted("aggregate_id") + " else aggregate_id || '-" + round + "' end"
                + ", sequence, name, revision, recorded_at, " + bytes.formatted("payload") + ", "
                + bytes.formatted("metadata") + ", leaf_hash from bench_base where position + " + round * base + " <= "
                + EVENTS;
    }

    private static void read(Database database) throws SQLException {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            try (PreparedStatement select =
                    connection.prepareStatement("select " + COLUMNS + " from reeve.event order by position")) {
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

    private static double copyRows(Database database) throws SQLException, IOException {
        double seconds = 0;
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create schema bench_bare");
            for (String table : tables(statement)) {
                ByteArrayOutputStream rows = new ByteArrayOutputStream();
                copy(connection).copyOut("copy " + COPY + "." + table + " to stdout (format binary)", rows);
                statement.execute(
                        "create table bench_bare." + table + " (like " + COPY + "." + table + " including all)");
                seconds += seconds(() -> copy(connection)
                        .copyIn(
                                "copy bench_bare." + table + " from stdin (format binary)",
                                new ByteArrayInputStream(rows.toByteArray())));
            }
            statement.execute("drop schema bench_bare cascade");
        }
        return seconds;
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet row =
                statement.executeQuery("select tablename from pg_tables where schemaname = '" + COPY + "'")) {
            while (row.next()) {
                tables.add(row.getString(1));
            }
        }
        return tables;
    }

    private static CopyManager copy(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
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
