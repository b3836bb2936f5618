package io.reeve.api.server;

import static io.reeve.testing.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.api.testing.RunningReeve;
import io.reeve.api.testing.Visitor;
import io.reeve.testing.TestDatabase;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A node and its PostgreSQL are killed while clients write. What those were told is true afterwards, and no view is behind. */
class KilledE2E {

    @TempDir
    Path folder;

    @Test
    void what_was_answered_is_there_after_a_kill_and_every_view_is_as_the_log_makes_it() throws Exception {
        Clients clients;
        try (NodeToKill node = NodeToKill.start(folder)) {
            clients = new Clients(node.door());
            clients.work(node.door(), 6, 20, node::kill);
        }
        try (PostgresServer server = PostgresServer.in(DataFolder.hold(folder))) {
            server.start();
            TestDatabase database = new TestDatabase(server.url(), server.user(), server.password());
            try (RunningReeve after = RunningReeve.startOn(database, Set.of())) {
                clients.findEverythingAgain(after);
                awaitAllIsHandled(database.jdbc());
                assertLogIsWhole(database.jdbc(), clients.asked());
                assertViewsAreAsTheLogMakesThem(after.admin());
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
        soon().untilAsserted(() ->
                assertThat(count(jdbc, """
                                select min((convert_from(token, 'UTF8')::jsonb ->> 'globalIndex')::bigint)
                                from reeve.token_entry""")).isEqualTo(count(jdbc, "select position from reeve.log_head")));
    }

    /** No row is missing, none is there twice, none is half handled: the audit makes all of them anew and compares. */
    private static void assertViewsAreAsTheLogMakesThem(Visitor admin) {
        String run = admin.post("/admin/projections/verify", null)
                .expect(202)
                .json()
                .get("id")
                .asString();
        JsonNode over = soon().until(
                        () -> admin.get("/admin/projections/runs/" + run)
                                .expect(200)
                                .json(),
                        found -> !found.path("state").asString().equals("OPEN"));
        assertThat(over.path("audits"))
                .hasSizeGreaterThan(8)
                .allSatisfy(audit -> assertThat(audit.path("passed").asBoolean())
                        .as(audit.toString())
                        .isTrue());
    }

    private static long count(JdbcClient jdbc, String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
