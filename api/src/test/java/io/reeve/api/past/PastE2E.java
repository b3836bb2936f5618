package io.reeve.api.past;

import static io.reeve.api.testing.Desk.direct;
import static io.reeve.api.testing.Desk.stage1;
import static io.reeve.testing.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeve.api.security.TokenHash;
import io.reeve.api.testing.Desk;
import io.reeve.api.testing.Offer;
import io.reeve.api.testing.RunningReeve;
import io.reeve.api.testing.RunningReeve.Person;
import io.reeve.api.testing.Visitor;
import io.reeve.api.testing.Visitor.Answer;
import io.reeve.kernel.token.TokenCommand.IssueToken;
import io.reeve.kernel.token.TokenCommand.RevokeToken;
import io.reeve.kernel.token.TokenId;
import io.reeve.kernel.user.Profile;
import io.reeve.kernel.user.Role;
import io.reeve.kernel.user.UserCommand.DeactivateUser;
import io.reeve.kernel.user.UserCommand.UpdateUser;
import io.reeve.kernel.user.UserStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole product as it was, beside the one that goes on. */
class PastE2E {

    private static final String SECRET = "lsk_" + "past".repeat(10);

    private final RunningReeve reeve = RunningReeve.shared();
    private final JdbcClient database = reeve.database().jdbc();
    private final Desk desk = new Desk(reeve);
    private final Person admin = desk.admin();
    private final Person auditor = reeve.person(Role.AUDITOR);
    private final Person approver = reeve.person();
    private final Person employee = reeve.person();
    private final Person leaver = reeve.person();
    private final String secret = "zebra" + UUID.randomUUID().toString().replace("-", "");
    private final TokenId token = TokenId.next();
    private final Offer offer = desk.offer(stage1(approver), direct());

    private record Then(long position, Map<String, String> answers) {}

    @Test
    void every_look_answers_as_it_did_then_and_nothing_is_changed() {
        String granted = desk.ask(reeve.person(), offer.id());
        desk.agree(approver, granted, "fine");
        soon().until(() ->
                auditor.door().get("/audit/access/" + granted + "/why").status() == 200);
        String waiting = desk.ask(employee, offer.id());
        String task = desk.task(waiting).get("id").asString();
        Tour tour = tour(granted, waiting, task, offer.visible("Reader"), rule());
        reeve.tell(new IssueToken(token, auditor.id(), "to be revoked", TokenHash.of(SECRET), null));
        reeve.tell(new UpdateUser(leaver.id(), profile(secret), UserStatus.ACTIVE, null));
        Then then = record(tour);
        String events = events(auditor, then);

        Person newcomer = goesOn(waiting);
        assertThat(record(tour).answers()).as("what has changed since").satisfies(now -> {
            for (String changed : List.of(
                    "/users/" + employee.id(),
                    "/users/" + employee.id() + "/roles",
                    "/users/" + employee.id() + "/accounts",
                    "/scim/v2/Users/" + employee.id(),
                    "/api_tokens?user_id=" + auditor.id(),
                    "/appstore/access_requests/" + waiting,
                    "/tasks/" + task,
                    "/apps/" + offer.id() + "/settings",
                    "/audit/access?app=" + offer.id(),
                    "/audit/history/request/" + waiting,
                    "/audit/log/checkpoint",
                    "/activity_logs")) {
                assertThat(now.get(changed)).as(changed).isNotNull();
                assertThat(now.get(changed))
                        .as(changed)
                        .isNotEqualTo(then.answers().get(changed));
            }
        });

        List<String> schemas = schemas();
        Map<String, String> rows = rows();
        try (RunningReeve past =
                RunningReeve.startOn(reeve.database(), Set.of(), "reeve.replay.until=" + then.position())) {
            Map<String, String> again = tour.by(admin.at(past).door());
            then.answers()
                    .forEach((look, answer) ->
                            assertThat(again.get(look)).as(look).isEqualTo(answer));
            assertThat(events(auditor.at(past), then)).isEqualTo(events);

            standsAtItsEnd(past, then);
            lets(past, newcomer);
            changesNothing(past, tour);
            assertThat(rows()).isEqualTo(rows);
            forgets(past);
        }
        assertThat(schemas()).isEqualTo(schemas);
    }

    /** Whoever agreed, was renamed, got a role, lost a token. */
    private Person goesOn(String waiting) {
        desk.agree(approver, waiting, "fine");
        soon().until(() ->
                admin.door().get("/appstore/access_requests/" + waiting).text().contains("COMPLETED"));
        reeve.tell(new UpdateUser(employee.id(), profile("renamed-" + TokenId.next()), UserStatus.ACTIVE, null));
        admin.door()
                .post("/users/" + employee.id() + "/roles/" + Role.AUDITOR, null)
                .expect(201);
        reeve.tell(new RevokeToken(token));
        admin.door()
                .patch("/apps/" + offer.id() + "/settings", "{\"custom_request_instructions\": \"ask nicely\"}")
                .expect(200);
        return reeve.person(Role.AUDITOR);
    }

    private void standsAtItsEnd(RunningReeve past, Then then) {
        auditor.at(past).door().get("/admin/projections").expect(200).json().forEach(view -> {
            assertThat(view.get("position").asLong()).isEqualTo(then.position());
            assertThat(view.get("dead_letters").asLong()).isZero();
        });
        assertThat(auditor.at(past)
                        .door()
                        .get("/audit/access?as_of=" + Long.MAX_VALUE / 10)
                        .expect(200)
                        .json()
                        .get("to_position")
                        .asLong())
                .isEqualTo(then.position());
    }

    /** Who is erased is gone from the past too, at once. */
    private void forgets(RunningReeve past) {
        Visitor look = auditor.at(past).door();
        List<String> told = List.of(
                "/users/" + leaver.id(),
                "/users?search_term=" + secret,
                "/identity_events?identity_ids=" + leaver.id(),
                "/audit/history/person/" + leaver.id());
        told.forEach(
                path -> assertThat(look.get(path).expect(200).text()).as(path).contains(secret));
        reeve.tell(new DeactivateUser(leaver.id(), null));
        admin.door().post("/admin/users/" + leaver.id() + "/erase", null).expect(204);
        soon().untilAsserted(() -> told.forEach(
                path -> assertThat(look.get(path).expect(200).text()).as(path).doesNotContain(secret)));
        assertThat(look.get("/users/" + leaver.id()).text()).contains("ACTIVE").doesNotContain("INACTIVE");
    }

    @Test
    void one_that_is_stopped_while_it_is_filled_leaves_nothing_behind() {
        List<String> before = schemas();
        assertThatThrownBy(() -> RunningReeve.startOn(
                        reeve.database(),
                        Set.of(StopsInTheMiddle.class),
                        "reeve.replay.until=" + reeve.database().head()))
                .isNotNull();
        soon().untilAsserted(() -> assertThat(schemas()).isEqualTo(before));
    }

    /** Stops the node as a signal does, from another thread, when the first view is being filled. */
    static class StopsInTheMiddle implements SmartInitializingSingleton {

        private final ConfigurableApplicationContext context;
        private final DataSource processing;

        StopsInTheMiddle(ConfigurableApplicationContext context, @Qualifier("processing") DataSource processing) {
            this.context = context;
            this.processing = processing;
        }

        @Override
        public void afterSingletonsInstantiated() {
            Thread.ofPlatform().name("stops-in-the-middle").start(() -> {
                JdbcClient then = JdbcClient.create(processing);
                soon().until(() -> then.sql("select count(*) from reeve.projection")
                                .query(Long.class)
                                .single()
                        > 0);
                context.close();
            });
        }
    }

    /** By who one is today. */
    private void lets(RunningReeve past, Person newcomer) {
        assertThat(auditor.at(past).door().get("/users/current").status()).isEqualTo(200);
        assertThat(newcomer.at(past).door().get("/users").status()).isEqualTo(200);
        assertThat(newcomer.at(past).door().get("/users/current").status())
                .as("not there yet")
                .isEqualTo(404);
        assertThat(employee.at(past).door().get("/users").status())
                .as("an auditor only since")
                .isEqualTo(200);
        assertThat(approver.at(past).door().get("/tasks").status()).isEqualTo(403);
        assertThat(past.visitor().get("/users").status()).isEqualTo(401);
        assertThat(past.visitor().bearing(SECRET).get("/users").status())
                .as("a token of then that was revoked since")
                .isEqualTo(401);
    }

    private void changesNothing(RunningReeve past, Tour tour) {
        Visitor anybody = past.visitor();
        tour.document()
                .get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    String method = operation.getKey().toUpperCase(Locale.ROOT);
                    if (Set.of("POST", "PUT", "PATCH", "DELETE").contains(method)) {
                        String address = path.getKey().replaceAll("\\{[a-z_]+}", "x");
                        Answer answer = anybody.send(method, address, method.equals("DELETE") ? null : "{}")
                                .expect(409);
                        if (address.startsWith("/scim/")) {
                            assertThat(answer.header("Content-Type")).startsWith("application/scim+json");
                            assertThat(answer.json().get("status").asString()).isEqualTo("409");
                        }
                        assertThat(answer.json().get("detail").asString())
                                .isEqualTo("This server shows the past, which cannot be changed.");
                    }
                }));
    }

    private Tour tour(String granted, String waiting, String task, String permission, String rule) {
        String person = employee.id().toString();
        return new Tour(
                reeve.visitor().get("/openapi.json").expect(200).json(),
                Map.of(
                        "user_id", person,
                        "app_id", offer.id(),
                        "permission_id", permission,
                        "pre_approval_rule_id", rule,
                        "group_id", reeve.group(employee).toString(),
                        "id", waiting,
                        "grant", granted,
                        "task_id", task),
                Map.of(
                        "/users", List.of("/users", "/users?search_term=person"),
                        "/tasks", List.of("/tasks", "/tasks?show_all_tasks=true&status=PENDING"),
                        "/api_tokens", List.of("/api_tokens?user_id=" + auditor.id()),
                        "/audit/access", List.of("/audit/access", "/audit/access?app=" + offer.id()),
                        "/audit/history/{kind}/{id}",
                                List.of(
                                        "/audit/history/request/" + waiting,
                                        "/audit/history/person/" + person,
                                        "/audit/history/app/" + offer.id()),
                        "/audit/log/checkpoints/{size}", List.of("/audit/log/checkpoints/1"),
                        "/audit/log/tile/**", List.of("/audit/log/tile/0/000.p/3"),
                        "/audit/log/inclusion", List.of("/audit/log/inclusion?position=2"),
                        "/audit/log/consistency", List.of("/audit/log/consistency?from=2"),
                        "/audit/log/range", List.of("/audit/log/range?first=2&last=4")),
                Map.of(
                        "/scim/v2/{type}", List.of("/scim/v2/Users", "/scim/v2/Groups"),
                        "/scim/v2/{type}/{id}", List.of("/scim/v2/Users/" + person),
                        "/scim/v2/ResourceTypes/{id}", List.of("/scim/v2/ResourceTypes/User"),
                        "/scim/v2/Schemas/{id}",
                                List.of("/scim/v2/Schemas/urn:ietf:params:scim:schemas:core:2.0:User")));
    }

    /** What everything answers at a moment at which nothing happens. */
    private Then record(Tour tour) {
        return soon().until(
                        () -> {
                            long head = reeve.database().head();
                            Map<String, String> answers = tour.by(admin.door());
                            boolean still = sealed() == head
                                    && tour.by(admin.door()).equals(answers)
                                    && reeve.database().head() == head;
                            return new Then(still ? head : -1, answers);
                        },
                        then -> then.position() > 0);
    }

    private long sealed() {
        return number("select size from reeve.ledger");
    }

    private long number(String sql) {
        return database.sql(sql).query(Long.class).single();
    }

    private static String events(Person who, Then then) {
        return who.door().get("/audit/events?to=" + then.position()).expect(200).text();
    }

    private String rule() {
        return admin.door()
                .post("/appstore/pre_approval_rules", """
                        {"app_id": "%s", "justification": "who knows"}""".formatted(
                                Offer.offered(admin).id()))
                .expect(201)
                .json()
                .get("id")
                .asString();
    }

    private static Profile profile(String name) {
        return new Profile(
                name, name + "@example.org", "Re", "Named", null, null, null, null, null, null, null, Map.of());
    }

    private List<String> schemas() {
        return database.sql("select nspname from pg_namespace where nspname !~ '^pg_' order by 1")
                .query(String.class)
                .list();
    }

    /** Everything that is stored, but how far the processors say that they are, which they say now and then. */
    private Map<String, String> rows() {
        Map<String, String> rows = new LinkedHashMap<>();
        for (String table : database.sql("""
                        select schemaname || '.' || tablename from pg_tables
                        where schemaname in ('reeve', 'read') and tablename <> 'token_entry' order by 1""").query(String.class).list()) {
            rows.put(
                    table,
                    database.sql("select count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) from "
                                    + table + " t")
                            .query(String.class)
                            .single());
        }
        return rows;
    }
}
