package io.reeve.api.operation;

import static io.reeve.testing.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.api.testing.RunningReeve;
import io.reeve.api.testing.RunningReeve.Person;
import io.reeve.api.testing.Visitor;
import io.reeve.api.testing.Visitor.Answer;
import io.reeve.kernel.operation.DeadLetterActId;
import io.reeve.kernel.operation.DeadLetterCommand.BeginRetry;
import io.reeve.kernel.user.Role;
import io.reeve.kernel.user.RoleCommand.RevokeRole;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class OperationsE2E {

    private static final String ONE = "/admin/projections/token";

    private final RunningReeve reeve = RunningReeve.shared();
    private final JdbcClient sql = reeve.database().jdbc();
    private final Visitor admin = reeve.admin();

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"USER", "APP_ADMIN", "READ_ONLY_ADMIN", "AUDITOR", "APPSTORE_READ_ONLY_ADMIN"})
    void nobody_but_an_administrator_changes_anything(Role role) {
        Person who = somebody(role);
        Visitor other = who.door();
        String token = newToken();
        String letter = parked(token);
        String run = heldRun();

        Stream.of(
                        "/admin/projections/rebuild",
                        "/admin/projections/verify",
                        ONE + "/rebuild",
                        ONE + "/verify",
                        "/admin/projections/runs/" + run + "/cancel",
                        "/admin/dead_letters/" + letter + "/retry")
                .forEach(path -> other.post(path, null).expect(403));
        other.post("/admin/dead_letters/retry", "{\"processor\":\"view-token\"}")
                .expect(403);
        other.post("/admin/dead_letters/" + letter + "/discard", "{\"reason\":\"because\"}")
                .expect(403);

        assertThat(count("reeve.event_readable where metadata ->> 'actor' like 'person:" + who.id() + "%'"))
                .isZero();
        discard(letter);
    }

    @Test
    void who_reads_everything_sees_how_views_stand_and_nobody_else_does() {
        String run = heldRun();
        for (Role role : List.of(Role.AUDITOR, Role.READ_ONLY_ADMIN)) {
            Visitor reader = somebody(role).door();
            JsonNode task = projection(reader, "task");
            assertThat(task.path("version").asInt()).isPositive();
            assertThat(task.path("head").asLong()).isPositive();
            assertThat(task.path("lag_events").isNumber()).isTrue();
            assertThat(task.path("lag_seconds").isNumber()).isTrue();
            assertThat(task.path("dead_letters").asInt()).isZero();
            reader.get("/admin/projections/runs").expect(200);
            reader.get("/admin/projections/runs/" + run).expect(200);
            reader.get("/admin/projections/runs/" + run + "/progress").expect(200);
            reader.get("/admin/dead_letters").expect(200);
        }
        for (Role role : List.of(Role.USER, Role.APP_ADMIN, Role.APPSTORE_READ_ONLY_ADMIN)) {
            Visitor other = somebody(role).door();
            other.get("/admin/projections").expect(403);
            other.get("/admin/projections/runs").expect(403);
            other.get("/admin/projections/runs/" + run).expect(403);
            other.get("/admin/projections/runs/" + run + "/progress").expect(403);
            other.get("/admin/dead_letters").expect(403);
        }
        reeve.visitor().get("/admin/projections").expect(401);
    }

    @Test
    void all_views_are_made_anew_and_nothing_else_happens() {
        String token = newToken();
        String before = admin.get("/api_tokens?size=100").expect(200).text();
        soon().until(this::processesRest);
        long events = count("reeve.event where name not like 'projection_run.%'");

        String run = id(admin.post("/admin/projections/rebuild", null).expect(202));
        JsonNode done = over(run);

        assertThat(done.path("state").asString()).as(done.toString()).isEqualTo("REBUILT");
        assertThat(done.path("projections").size()).isGreaterThan(8);
        assertThat(done.path("progress").path("position").asLong()).isPositive();
        soon().until(this::processesRest);
        assertThat(count("reeve.event where name not like 'projection_run.%'"))
                .as("no command came out of it")
                .isEqualTo(events);
        assertThat(admin.get("/api_tokens?size=100").expect(200).text()).isEqualTo(before);
        assertThat(projection(admin, "token").path("last_rebuild").path("id").asString())
                .isEqualTo(run);
        admin.delete("/api_tokens/" + token).expect(204);
        assertThat(admin.get("/api_tokens?size=100").expect(200).text())
                .as("the views go on")
                .doesNotContain(token);
        assertThat(over(id(admin.post("/admin/projections/verify", null).expect(202)))
                        .path("audits"))
                .hasSizeGreaterThan(8)
                .allSatisfy(audit -> assertThat(audit.path("passed").asBoolean())
                        .as(audit.toString())
                        .isTrue());
    }

    @Test
    void how_it_is_getting_on_is_told_until_it_is_over() {
        String run = id(admin.post(ONE + "/rebuild", null).expect(202));

        Answer stream =
                admin.get("/admin/projections/runs/" + run + "/progress").expect(200);

        assertThat(stream.header("Content-Type")).startsWith("text/event-stream");
        assertThat(stream.text()).contains("event:end").contains("\"state\":\"REBUILT\"");
        admin.post("/admin/projections/runs/" + run + "/cancel", null).expect(409);
    }

    @Test
    void who_may_not_read_any_more_does_not_go_on_watching() throws SQLException {
        Person reader = reeve.person(Role.AUDITOR);
        String run;
        try (Connection elsewhere = otherNode()) {
            run = id(admin.post(ONE + "/rebuild", null).expect(202));
            InputStream progress = reader.door()
                    .open("/admin/projections/runs/" + run + "/progress")
                    .body();
            CompletableFuture<String> watched = CompletableFuture.supplyAsync(() -> whole(progress));
            reeve.tell(new RevokeRole(Role.AUDITOR, reader.id()));
            soon().untilAsserted(() -> assertThat(watched).isCompletedExceptionally());
            assertThat(elsewhere.isValid(1)).isTrue();
        }
        over(run);
    }

    @Test
    void a_row_that_somebody_changed_by_hand_is_named() {
        String token = newToken();
        sql.sql("update read.api_token set name = 'not what it was' where id = cast(? as uuid)")
                .param(token)
                .update();

        JsonNode audit = over(id(admin.post(ONE + "/verify", null).expect(202)))
                .path("audits")
                .path(0);

        assertThat(audit.path("passed").asBoolean()).isFalse();
        assertThat(audit.path("different").asInt()).isEqualTo(1);
        JsonNode difference = audit.path("differences").path(0);
        assertThat(difference.path("kind").asString()).isEqualTo("DIFFERENT");
        assertThat(difference.path("table").asString()).isEqualTo("api_token");
        assertThat(difference.path("key").path("id").asString()).isEqualTo(token);
        assertThat(difference.path("columns").path(0).asString()).isEqualTo("name");
        assertThat(audit.toString()).doesNotContain("not what it was");
        assertThat(projection(admin, "token").path("last_audit").path("passed").asBoolean(true))
                .isFalse();
        assertThat(sql.sql("select convert_from(payload, 'UTF8') from reeve.event where name = 'projection_run.audited'"
                                + " order by position desc limit 1")
                        .query(String.class)
                        .single())
                .as("the event says it too")
                .contains(token);

        over(id(admin.post(ONE + "/rebuild", null).expect(202)));
        assertThat(over(id(admin.post(ONE + "/verify", null).expect(202)))
                        .path("audits")
                        .path(0)
                        .path("passed")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void an_audit_that_could_not_be_done_is_told_beside_the_last_that_was() {
        String done = verify(ONE).path("id").asString();
        JsonNode givenUp;
        JsonNode all;
        JsonNode afterwards;
        sql.sql("update reeve.projection set outdated = true where schema_name = 'read' and name = 'view-token'")
                .update();
        try {
            givenUp = verify(ONE);
            assertThat(projection(admin, "token").path("missed_audit").path("reason"))
                    .isEqualTo(givenUp.path("reason"));
            all = verify("/admin/projections");
            afterwards = projection(admin, "token");
        } finally {
            sql.sql("update reeve.projection set outdated = false where schema_name = 'read' and name = 'view-token'")
                    .update();
        }

        assertThat(givenUp.path("state").asString()).isEqualTo("GIVEN_UP");
        assertThat(givenUp.path("reason").asString()).contains("token", "another version");
        assertThat(all.path("state").asString()).isEqualTo("AUDITED");
        assertThat(all.path("not_audited").valueStream().map(JsonNode::asString))
                .containsExactly("token");
        assertThat(all.path("audits"))
                .hasSize(all.path("projections").size() - 1)
                .allSatisfy(
                        audit -> assertThat(audit.path("passed").asBoolean()).isTrue())
                .noneMatch(audit -> audit.path("projection").asString().equals("token"));
        assertThat(lastEvent("projection_run.audited")).contains("\"notAudited\":[\"token\"]");
        assertThat(afterwards.path("last_audit").path("run_id").asString()).isEqualTo(done);
        assertThat(afterwards.path("missed_audit").path("run_id")).isEqualTo(all.path("id"));
        assertThat(projection(admin, "task").path("missed_audit").isObject()).isFalse();
        verify(ONE);
        assertThat(projection(admin, "token").path("missed_audit").isObject()).isFalse();
    }

    @Test
    void what_was_begun_is_taken_away_though_nobody_was_at_it_when_it_was_called_off() throws SQLException {
        try (Connection elsewhere = otherNode()) {
            String run = id(admin.post(ONE + "/rebuild", null).expect(202));
            sql.sql("create schema if not exists read_next").update();
            sql.sql("create table read_next.api_token as select * from read.api_token")
                    .update();
            sql.sql("insert into reeve.projection select 'read_next', name, version, ddl_hash, tables, installed_at, 1"
                            + " from reeve.projection where schema_name = 'read' and name = 'view-token'")
                    .update();
            admin.post("/admin/projections/runs/" + run + "/cancel", null).expect(204);
            assertThat(elsewhere.isValid(1)).isTrue();
            assertThat(count("pg_namespace where nspname = 'read_next'")).isEqualTo(1);
        }

        soon().until(() -> count("pg_namespace where nspname = 'read_next'") == 0);
        assertThat(count("reeve.projection where schema_name = 'read_next'")).isZero();
    }

    @Test
    void one_node_has_the_turn_and_when_it_is_gone_another_takes_over() throws SQLException {
        String called;
        String left;
        try (Connection elsewhere = otherNode()) {
            called = id(admin.post(ONE + "/rebuild", null).expect(202));
            left = id(admin.post(ONE + "/rebuild", null).expect(202));
            admin.post("/admin/projections/runs/" + called + "/cancel", null).expect(204);
            assertThat(run(called).path("state").asString()).isEqualTo("CANCELLED");
            assertThat(run(left).path("state").asString()).isEqualTo("OPEN");
            assertThat(elsewhere.isValid(1)).isTrue();
        }
        assertThat(over(left).path("state").asString()).isEqualTo("REBUILT");
        assertThat(run(called).path("state").asString()).isEqualTo("CANCELLED");
    }

    @Test
    void after_an_upgrade_a_view_that_changed_is_made_anew_by_itself_though_the_first_try_was_called_off()
            throws SQLException {
        sql.sql("update reeve.projection set version = version - 1 where schema_name = 'read' and name = 'view-token'")
                .update();
        try (Connection elsewhere = otherNode()) {
            InputStream watched;
            try (RunningReeve upgraded = reeve.secondNode()) {
                soon().until(() -> count("read.projection_run where ended_at is null") == 1);
                watched = upgraded.admin()
                        .open("/admin/projections/runs/" + openRun() + "/progress")
                        .body();
            }
            assertThat(whole(watched))
                    .as("whole, though the node has stopped")
                    .contains("event:progress")
                    .doesNotContain("event:end");
            admin.post("/admin/projections/runs/" + openRun() + "/cancel", null).expect(204);
            assertThat(elsewhere.isValid(1)).isTrue();
        }

        try (RunningReeve upgraded = reeve.secondNode()) {
            Visitor owner = upgraded.person().door();
            assertThat(owner.get("/api_tokens").expect(200).json().path("items"))
                    .as("the old rows serve and go on")
                    .hasSize(1);
            soon().until(() -> !projection(admin, "token").path("outdated").asBoolean()
                    && count("read.projection_run where versions is not null and state = 'REBUILT'") > 0);
            assertThat(projection(admin, "token").path("version").asInt()).isEqualTo(1);
            assertThat(owner.get("/api_tokens").expect(200).json().path("items"))
                    .hasSize(1);
        }
        assertThat(lastEvent("projection_run.requested")).contains("\"views\":[\"token\"]");
    }

    @Test
    void dead_letters_are_listed_retried_and_discarded_and_each_act_is_told() {
        String token = newToken();
        String letter = parked(token);

        JsonNode shown = letters().path(0);
        assertThat(shown.path("processor").asString()).isEqualTo("view-token");
        assertThat(shown.path("handler").asString()).isEqualTo("TokenProjection");
        assertThat(shown.path("event").path("name").asString()).isEqualTo("token.revoked");
        assertThat(shown.path("cause").path("message").asString()).contains("one row");
        assertThat(projection(admin, "token").path("dead_letters").asInt()).isEqualTo(1);

        admin.post("/admin/dead_letters/" + letter + "/retry", null).expect(204);
        assertThat(letters()).as("refused again").hasSize(1);
        assertThat(lastEvent("dead_letter.retried")).contains("\"taken\":0").contains("\"left\":1");

        sql.sql("insert into read.api_token (id, user_id, name, created_at) values (cast(? as uuid),"
                        + " gen_random_uuid(), '', now())")
                .param(token)
                .update();
        admin.post("/admin/dead_letters/retry", "{\"processor\":\"view-token\"}")
                .expect(204);
        assertThat(letters()).isEmpty();
        assertThat(lastEvent("dead_letter.retried")).contains("\"taken\":1").contains("\"left\":0");

        String another = parked(newToken());
        admin.post("/admin/dead_letters/" + another + "/discard", "{\"reason\":\" \"}")
                .expect(422);
        admin.post("/admin/dead_letters/" + another + "/discard", "{\"reason\":\"made by a test\"}")
                .expect(204);
        assertThat(letters()).isEmpty();
        assertThat(lastEvent("dead_letter.discarded"))
                .contains("view-token")
                .as("what somebody wrote is theirs")
                .doesNotContain("made by a test");
        admin.post("/admin/dead_letters/" + another + "/retry", null).expect(404);
        admin.post("/admin/dead_letters/retry", "{\"processor\":\"view-nothing\"}")
                .expect(404);
    }

    @Test
    void a_retry_is_told_before_anything_is_tried_and_goes_on_under_its_key_when_it_broke_off() throws SQLException {
        String letter = parked(newToken());
        Visitor keyed = admin.with("Idempotency-Key", letter);
        String retry = "/admin/dead_letters/" + letter + "/retry";
        long told = count("reeve.event where name = 'dead_letter.retried'");
        long begun = count("reeve.event where name = 'dead_letter.retry_begun'");
        String waiting = "pg_stat_activity where application_name = 'reeve letters' and wait_event_type = 'Lock'";

        try (Connection view = holding("hashtext('reeve letters'), hashtext('view-token')")) {
            CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(() -> keyed.post(retry, null));
            soon().until(() -> count(waiting) == 1);
            assertThat(lastEvent("dead_letter.retry_begun")).contains("\"processor\":\"view-token\"");
            assertThat(view.isValid(1)).isTrue();
            sql.sql("select pg_terminate_backend(pid) from " + waiting).query().singleRow();
            answer.join().expect(503);
        }
        assertThat(count("reeve.event where name = 'dead_letter.retried'")).isEqualTo(told);
        assertThat(letters()).hasSize(1);

        keyed.post(retry, null).expect(204);
        keyed.post(retry, null).expect(204);

        assertThat(count("reeve.event where name = 'dead_letter.retried'")).isEqualTo(told + 1);
        assertThat(count("reeve.event where name = 'dead_letter.retry_begun'")).isEqualTo(begun + 1);
        discard(letter);
    }

    @Test
    void a_retry_that_was_begun_by_a_node_that_died_is_made_by_another() {
        String token = newToken();
        parked(token);
        sql.sql("insert into read.api_token (id, user_id, name, created_at) values (cast(? as uuid),"
                        + " gen_random_uuid(), '', now())")
                .param(token)
                .update();
        DeadLetterActId act = DeadLetterActId.next();
        reeve.tell(new BeginRetry(act, "view-token", null));

        soon().until(() -> sql.sql("""
                                update reeve.sheet_entry set next_try_at = now() - interval '1 minute'
                                where sheet = 'begun-retries' and key = ?""").param(act.toString()).update() == 1);

        soon().until(() -> letters().isEmpty());
        soon().untilAsserted(() -> assertThat(lastEvent("dead_letter.retried"))
                .contains(act.toString())
                .contains("\"taken\":1"));
        soon().until(() -> count("reeve.sheet_entry where key = '" + act + "'") == 0);
    }

    @Test
    void a_letter_whose_node_died_before_it_was_gone_is_removed_by_another() {
        String letter = parked(newToken());
        EventProcessor remover = reeve.part(EventProcessingConfiguration.class)
                .eventProcessor("process-dead-letter")
                .orElseThrow();
        remover.shutDown();
        sql.sql("create table reeve.kept_by_a_test as select * from reeve.dead_letter_entry where letter_id = ?")
                .param(letter)
                .update();
        discard(letter);
        sql.sql("insert into reeve.dead_letter_entry select * from reeve.kept_by_a_test")
                .update();
        sql.sql("drop table reeve.kept_by_a_test").update();
        assertThat(letters()).hasSize(1);

        remover.start();

        soon().until(() -> letters().isEmpty());
    }

    @Test
    void what_is_not_there_is_not_found() {
        admin.post("/admin/projections/nothing/rebuild", null).expect(404);
        admin.post("/admin/projections/nothing/verify", null).expect(404);
        String nobody = "00000000-0000-7000-8000-000000000000";
        admin.get("/admin/projections/runs/" + nobody).expect(404);
        admin.get("/admin/projections/runs/" + nobody + "/progress").expect(404);
        admin.post("/admin/projections/runs/" + nobody + "/cancel", null).expect(404);
    }

    private Person somebody(Role role) {
        return role == Role.USER ? reeve.person() : reeve.person(role);
    }

    private String newToken() {
        return id(
                admin.post("/api_tokens", "{\"name\":\"for a test of views\"}").expect(201));
    }

    /** Makes the view of tokens refuse an event, by taking the row it needs. */
    private String parked(String token) {
        sql.sql("delete from read.api_token where id = cast(? as uuid)")
                .param(token)
                .update();
        admin.delete("/api_tokens/" + token).expect(204);
        return soon().until(() -> letters().path(0).path("id").asString(""), found -> !found.isEmpty());
    }

    private void discard(String letter) {
        admin.post("/admin/dead_letters/" + letter + "/discard", "{\"reason\":\"made by a test\"}")
                .expect(204);
    }

    /** A run that is over, for whom it does not matter. */
    private String heldRun() {
        String run = id(admin.post(ONE + "/verify", null).expect(202));
        over(run);
        return run;
    }

    private JsonNode letters() {
        return admin.get("/admin/dead_letters?processor=view-token")
                .expect(200)
                .json()
                .path("items");
    }

    private JsonNode run(String id) {
        return admin.get("/admin/projections/runs/" + id).expect(200).json();
    }

    private JsonNode over(String run) {
        return soon().atMost(Duration.ofSeconds(60))
                .until(() -> run(run), found -> !found.path("state").asString().equals("OPEN"));
    }

    private static JsonNode projection(Visitor visitor, String name) {
        for (JsonNode projection : visitor.get("/admin/projections").expect(200).json()) {
            if (projection.path("name").asString().equals(name)) {
                return projection;
            }
        }
        throw new AssertionError("there is no view " + name);
    }

    private static String id(Answer answer) {
        return answer.json().path("id").asString();
    }

    private String lastEvent(String name) {
        return sql.sql("select convert_from(payload, 'UTF8') from reeve.event where name = ? order by position desc"
                        + " limit 1")
                .param(name)
                .query(String.class)
                .single();
    }

    /** Every segment of every process has come to the end of the log. */
    private boolean processesRest() {
        return count("""
            reeve.token_entry, reeve.log_head where processor_name like 'process-%'
            and cast(cast(convert_from(token, 'UTF8') as jsonb) ->> 'globalIndex' as bigint) < log_head.position\
            """) == 0;
    }

    private static String whole(InputStream body) {
        try (body) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode verify(String path) {
        return over(id(admin.post(path + "/verify", null).expect(202)));
    }

    private String openRun() {
        return sql.sql("select id::text from read.projection_run where ended_at is null")
                .query(String.class)
                .single();
    }

    /** Has the turn to work on copies, as another node would. */
    private Connection otherNode() throws SQLException {
        return holding("hashtext('reeve copies'), 0");
    }

    private Connection holding(String lock) throws SQLException {
        Connection connection = DriverManager.getConnection(
                reeve.database().url(),
                reeve.database().user(),
                reeve.database().password());
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_lock(" + lock + ")");
        }
        return connection;
    }

    private long count(String from) {
        return sql.sql("select count(*) from " + from).query(Long.class).single();
    }
}
