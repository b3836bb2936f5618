package io.reeve.api.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reeve.api.testing.RunningReeve;
import io.reeve.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A node and its PostgreSQL are killed while clients write. What those were told is true afterwards, and no view is behind. */
class KilledE2E {

    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @Test
    void what_was_answered_is_there_after_a_kill_and_every_view_is_as_the_log_makes_it() throws Exception {
        Clients clients;
        try (NodeToKill node = NodeToKill.start(folder)) {
            clients = new Clients(node.door());
            clients.work(node.door(), 6, 30, node::kill);
        }
        try (PostgresServer server = PostgresServer.in(DataFolder.hold(folder))) {
            server.start();
            TestDatabase database = new TestDatabase(server.url(), server.user(), server.password());
            Map<String, List<String>> views;
            try (RunningReeve after = RunningReeve.startOn(database, Set.of())) {
                clients.findEverythingAgain(after);
                awaitAllIsHandled(database.jdbc());
                views = views(database.jdbc());
            }
            assertLogIsWhole(database.jdbc(), clients.asked());
            TestDatabase copy = copyWithViewsToBeMadeAnew(server);
            try (RunningReeve _ = RunningReeve.startOn(copy, Set.of())) {
                await().atMost(SOON)
                        .untilAsserted(() -> assertThat(views(copy.jdbc())).isEqualTo(views));
            }
        }
    }

    private static void assertLogIsWhole(JdbcClient jdbc, int asked) {
        assertThat(count(jdbc, "select count(*) from reeve.event"))
                .isEqualTo(count(jdbc, "select max(position) from reeve.event"))
                .isEqualTo(count(jdbc, "select position from reeve.log_head"));
        assertThat(count(jdbc, "select count(*) from reeve.event where name = 'access_request.requested'"))
                .isEqualTo(asked);
        assertThat(count(jdbc, "select count(*) from reeve.dead_letter_entry")).isZero();
    }

    /** By every view and process: a token is stored a few seconds late where there was nothing to do. */
    private static void awaitAllIsHandled(JdbcClient jdbc) {
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(count(jdbc, """
                                select min((convert_from(token, 'UTF8')::jsonb ->> 'globalIndex')::bigint)
                                from reeve.token_entry""")).isEqualTo(count(jdbc, "select position from reeve.log_head")));
    }

    /** All rows of all views, in an order that does not depend on how they came about. */
    private static Map<String, List<String>> views(JdbcClient jdbc) {
        Map<String, List<String>> views = new TreeMap<>();
        for (String table : jdbc.sql("select tablename from pg_tables where schemaname = 'read'")
                .query(String.class)
                .list()) {
            views.put(
                    table,
                    jdbc.sql("select r::text from read." + table + " r order by 1")
                            .query(String.class)
                            .list());
        }
        assertThat(views).isNotEmpty();
        return views;
    }

    /** The same log beside it; a node makes views anew that were made by a definition it does not know. */
    private static TestDatabase copyWithViewsToBeMadeAnew(PostgresServer server) {
        TestDatabase all = new TestDatabase(
                server.url().replaceFirst("/reeve$", "/postgres"), Cluster.SUPERUSER, server.password());
        all.jdbc().sql("create database copy template reeve owner reeve").update();
        TestDatabase copy =
                new TestDatabase(server.url().replaceFirst("/reeve$", "/copy"), server.user(), server.password());
        copy.jdbc().sql("update reeve.projection set ddl_hash = 'another'").update();
        return copy;
    }

    private static long count(JdbcClient jdbc, String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
