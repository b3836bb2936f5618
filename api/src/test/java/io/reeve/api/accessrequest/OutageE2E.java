package io.reeve.api.accessrequest;

import static io.reeve.api.testing.Desk.byHand;
import static io.reeve.api.testing.Desk.direct;
import static io.reeve.api.testing.Desk.seconds;
import static io.reeve.api.testing.Desk.stage1;
import static io.reeve.testing.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.api.testing.Desk;
import io.reeve.api.testing.RunningReeve;
import io.reeve.api.testing.RunningReeve.Person;
import io.reeve.api.testing.Visitor;
import io.reeve.api.testing.Visitor.Answer;
import io.reeve.testing.DatabaseProxy;
import io.reeve.testing.TestDatabase;
import io.reeve.testing.TestPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The database of a running node goes away, and comes back. Nobody touches the node. */
class OutageE2E {

    /** How long an answer may take: 3 s until a connection is given up, twice where one has to be found dead first. */
    private static final Duration PROMPT = Duration.ofSeconds(8);

    private static TestDatabase database;
    private static DatabaseProxy proxy;
    private static RunningReeve reeve;

    private Desk desk;
    private Person employee;
    private Person approver;
    private String app;

    @BeforeAll
    static void start() throws IOException {
        database = TestPostgres.freshDatabase();
        proxy = new DatabaseProxy(database.url());
        reeve = RunningReeve.startOn(
                new TestDatabase(proxy.url(), database.user(), database.password()),
                Set.of(),
                "spring.datasource.hikari.data-source-properties.socketTimeout=2",
                "reeve.log.answer-timeout=2s",
                "reeve.api.await-views=4s"); // not as long as elsewhere: they will not come
    }

    @BeforeEach
    void prepare() {
        desk = new Desk(reeve);
        employee = reeve.person();
        approver = reeve.person();
        app = desk.app(stage1(approver), byHand());
    }

    @AfterEach
    void comeBack() {
        proxy.letThrough();
        soon().until(() -> reeve.visitor().get("/actuator/health").status() == 200);
    }

    @AfterAll
    static void stop() throws IOException {
        reeve.close();
        proxy.close();
    }

    @Test
    void who_comes_meanwhile_is_told_when_to_come_again_and_nothing_is_half_done() throws Exception {
        String waiting = desk.ask(employee, app);
        String task = desk.task(waiting, "APPROVE_STAGE_1");
        String ending = desk.ask(employee, desk.app(stage1(approver), direct()), seconds(2));
        desk.complete(approver, desk.task(ending, "APPROVE_STAGE_1"));
        desk.awaitStatus(ending, "COMPLETED");
        String other = desk.app(stage1(approver), byHand());
        long recorded = database.head();
        Visitor careful = employee.door().with("Idempotency-Key", "before and after");
        Callable<Answer> ask = () -> careful.post("/appstore/access_request", "{\"app_id\": \"" + other + "\"}");

        proxy.breakAllAndRefuse();

        for (Answer answer : atOnce(List.of(
                () -> employee.door().get("/users/current"),
                () -> employee.door().get("/appstore/access_requests/" + waiting),
                () -> approver.door().get("/tasks"),
                () -> desk.admin().door().get("/scim/v2/Users"),
                () -> desk.admin().door().get("/activity_logs"),
                () -> desk.admin().door().post("/scim/v2/Users", "{\"userName\": \"meanwhile\"}"),
                () -> approver.door().post("/tasks/" + task + "/complete", null),
                ask))) {
            assertIsTurnedAway(answer);
        }
        assertThat(employee.door()
                        .with("Accept", "application/problem+json")
                        .get("/users/current")
                        .expect(503)
                        .json()
                        .get("type")
                        .asString())
                .isEqualTo("urn:reeve:problem:unavailable");
        assertThat(reeve.visitor().get("/info").status()).isEqualTo(200);
        assertThat(reeve.visitor().get("/actuator/health/liveness").status()).isEqualTo(200);
        assertThat(reeve.visitor().get("/actuator/health").status()).isEqualTo(503);
        assertThat(database.head()).isEqualTo(recorded);

        proxy.letThrough();

        soon().until(() -> employee.door().get("/users/current").status() == 200);
        soon().untilAsserted(OutageE2E::assertWritesAreReadAtOnce);
        String asked = ask.call().expect(201).json().get(0).get("id").asString();
        assertThat(ask.call().expect(201).json().get(0).get("id").asString()).isEqualTo(asked);
        desk.complete(approver, task);
        soon().untilAsserted(() -> {
            assertThat(desk.status(waiting)).isEqualTo("PENDING_MANUAL_PROVISIONING");
            assertThat(desk.status(ending)).isEqualTo("TIME_BASED_EXPIRED");
            assertThat(desk.openTasks(asked)).hasSize(1);
        });
        assertThat(parked()).isZero();
    }

    @Test
    void a_database_that_only_falls_silent_is_given_up_as_well() throws Exception {
        String waiting = desk.ask(employee, app);
        String task = desk.task(waiting, "APPROVE_STAGE_1");
        long recorded = database.head();

        proxy.fallSilent();

        for (Answer answer : atOnce(List.of(
                () -> employee.door().get("/users/current"),
                () -> approver.door().get("/tasks"),
                () -> approver.door().post("/tasks/" + task + "/complete", null)))) {
            assertIsTurnedAway(answer);
        }
        assertThat(database.head()).isEqualTo(recorded);

        proxy.letThrough();

        soon().untilAsserted(OutageE2E::assertWritesAreReadAtOnce);
        desk.complete(approver, task);
        soon().untilAsserted(() -> assertThat(desk.status(waiting)).isEqualTo("PENDING_MANUAL_PROVISIONING"));
        assertThat(parked()).isZero();
    }

    @Test
    void of_many_operations_in_one_call_each_is_told_what_became_of_it() {
        String name = "outage-" + System.nanoTime();
        String operations = IntStream.range(0, 500)
                .mapToObj(number -> """
                        {"method":"POST","path":"/Groups","bulkId":"%1$d","data":{"displayName":"%2$s-%1$d"}}""".formatted(number, name))
                .collect(Collectors.joining(","));
        CompletableFuture<Answer> bulk = CompletableFuture.supplyAsync(
                () -> desk.admin().door().post("/scim/v2/Bulk", """
                        {"schemas":["urn:ietf:params:scim:api:messages:2.0:BulkRequest"],"Operations":[%s]}
                        """.formatted(operations)));
        soon().until(() -> groups(name) > 1);

        proxy.breakAllAndRefuse();

        List<String> statuses = bulk.join()
                .expect(200)
                .json()
                .get("Operations")
                .valueStream()
                .map(operation -> operation.get("status").asString())
                .toList();
        assertThat(statuses).hasSize(500).startsWith("201").endsWith("503").containsOnly("201", "503");
        assertThat(groups(name) - statuses.stream().filter("201"::equals).count())
                .as("the one that was on its way may have been recorded, no other")
                .isBetween(0L, 1L);
    }

    private static long groups(String name) {
        return database.jdbc()
                .sql("select count(*) from reeve.event_readable where payload ->> 'name' like ?")
                .param(name + "%")
                .query(Long.class)
                .single();
    }

    private static void assertIsTurnedAway(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).matches("[1-9]\\d?");
        assertThat(answer.json().get("detail").asString()).isEqualTo("The database does not answer.");
    }

    /** All at the same moment: each waits until it is given up. */
    private static List<Answer> atOnce(List<Callable<Answer>> calls) throws Exception {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            long start = System.nanoTime();
            List<Answer> answers =
                    callers.invokeAll(calls).stream().map(Future::resultNow).toList();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PROMPT);
            return answers;
        }
    }

    private static void assertWritesAreReadAtOnce() {
        Visitor admin = reeve.admin();
        String name = "back-" + System.nanoTime();
        String id = admin.with("Content-Type", "application/scim+json")
                .post("/scim/v2/Users", """
                        {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "%s",
                         "emails": [{"value": "%s@example.org", "primary": true}]}""".formatted(name, name))
                .expect(201)
                .json()
                .get("id")
                .asString();
        admin.get("/scim/v2/Users/" + id).expect(200);
    }

    private static long parked() {
        return database.jdbc()
                .sql("select count(*) from reeve.dead_letter_entry")
                .query(Long.class)
                .single();
    }
}
