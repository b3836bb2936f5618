package io.reeve.api.accessrequest;

import static io.reeve.api.testing.Desk.all;
import static io.reeve.api.testing.Desk.byHand;
import static io.reeve.api.testing.Desk.direct;
import static io.reeve.api.testing.Desk.manager;
import static io.reeve.api.testing.Desk.stage1;
import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.api.testing.AtOnce;
import io.reeve.api.testing.Desk;
import io.reeve.api.testing.RunningReeve;
import io.reeve.api.testing.RunningReeve.Person;
import io.reeve.api.testing.Visitor.Answer;
import io.reeve.kernel.user.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Two live nodes on one database, as behind a load balancer that knows nothing of either. */
class TwoNodesE2E {

    private static final RunningReeve ONE = RunningReeve.shared();
    private static RunningReeve two;

    private final Desk desk = new Desk(ONE);
    private final Person boss = ONE.person();
    private final Person employee = ONE.personOf(boss);
    private final Person approver = ONE.person();

    @BeforeAll
    static void start() {
        two = ONE.secondNode();
    }

    @AfterAll
    static void stop() {
        two.close();
    }

    @Test
    void what_is_asked_for_on_one_node_is_decided_on_the_other() {
        String request = desk.ask(employee, desk.app(all(manager(), stage1(approver)), direct()));
        assertThat(statusAt(two, request)).isEqualTo("PENDING_MANAGER_APPROVAL");
        desk.complete(boss.at(two), desk.task(request, "APPROVE_AS_MANAGER"));
        desk.complete(approver, desk.task(request, "APPROVE_STAGE_1"));
        desk.awaitStatus(request, "COMPLETED");
        assertThat(statusAt(two, request)).isEqualTo("COMPLETED");
        assertThat(employee.at(two)
                        .door()
                        .get("/users/" + employee.id() + "/accounts")
                        .expect(200)
                        .json()
                        .get("items"))
                .hasSize(1);
    }

    @Test
    void what_was_written_on_one_node_is_read_on_the_other_at_once() {
        String task = desk.task(desk.ask(employee, desk.app(stage1(approver), direct())), "APPROVE_STAGE_1");
        for (int comments = 1; comments <= 20; comments++) {
            boolean here = comments % 2 == 0;
            Person writing = here ? approver : approver.at(two);
            Person reading = here ? approver.at(two) : approver;
            writing.door()
                    .post("/tasks/" + task + "/comments", "{\"comment\": \"Hello\"}")
                    .expect(201);
            assertThat(reading.door()
                            .get("/tasks/" + task + "?expand=comments")
                            .expect(200)
                            .json()
                            .get("comments"))
                    .hasSize(comments);
        }
    }

    @Test
    void what_is_revoked_on_one_node_is_refused_by_the_other_at_once() {
        JsonNode token = employee.door()
                .post("/api_tokens", "{\"name\": \"lost\"}")
                .expect(201)
                .json();
        Person lost = new Person(
                employee.id(), two.visitor().bearing(token.get("token").asString()));
        lost.door().get("/users/current").expect(200);
        employee.door().delete("/api_tokens/" + token.get("id").asString()).expect(204);
        lost.door().get("/users/current").expect(401);
        lost.at(ONE).door().get("/users/current").expect(401);
    }

    @Test
    void of_two_who_decide_at_once_on_two_nodes_one_is_heard() throws Exception {
        String request = desk.ask(employee, desk.app(stage1(approver, boss), direct()));
        String path = "/tasks/" + desk.task(request, "APPROVE_STAGE_1");
        List<Integer> statuses = AtOnce.all(List.of(
                () -> approver.door().post(path + "/complete", null).status(),
                () -> boss.at(two).door().post(path + "/dismiss", null).status()));
        assertThat(statuses).containsExactlyInAnyOrder(204, 409);
        desk.awaitStatus(request, statuses.getFirst() == 204 ? "COMPLETED" : "DENIED");
    }

    @Test
    void changes_of_settings_made_at_once_are_merged_and_none_that_was_accepted_is_lost() throws Exception {
        String app = desk.app("", byHand());
        Person other = ONE.person(Role.ADMIN).at(two);
        List<Change> changes = List.of(
                new Change("/custom_request_instructions", "{\"custom_request_instructions\": \"Ask nicely\"}"),
                new Change("/request_flow/custom_approval_message", """
                        {"request_flow": {"custom_approval_message": "Welcome"}}"""),
                new Change("/request_flow/require_manager_approval", """
                        {"request_flow": {"require_manager_approval": true}}"""),
                new Change("/request_flow/discoverability", """
                        {"request_flow": {"discoverability": "LIMITED"}}"""),
                new Change("/provisioning/time_based_access", """
                        {"provisioning": {"time_based_access": ["2 hours"]}}"""),
                new Change("/provisioning/manual_steps_needed", """
                        {"provisioning": {"manual_steps_needed": true}}"""),
                new Change("/provisioning/custom_provisioning_instructions", """
                        {"provisioning": {"custom_provisioning_instructions": "Call the desk"}}"""),
                new Change("/provisioning/allow_multiple_permission_selection", """
                        {"provisioning": {"allow_multiple_permission_selection": true}}"""));
        JsonNode before = settings(app);
        List<Callable<Answer>> calls = new ArrayList<>();
        for (Change change : changes) {
            Person admin = calls.size() % 2 == 0 ? desk.admin() : other;
            calls.add(() -> admin.door().patch("/apps/" + app + "/settings", change.body()));
        }
        List<Answer> answers = AtOnce.all(calls);
        JsonNode after = settings(app);
        SoftAssertions every = new SoftAssertions();
        for (int i = 0; i < changes.size(); i++) {
            String place = changes.get(i).place();
            Answer answer = answers.get(i);
            every.assertThat(answer.status()).as(place + answer.text()).isIn(200, 409);
            if (answer.status() == 200) {
                every.assertThat(after.at(place)).as(place).isNotEqualTo(before.at(place));
                every.assertThat(answer.json().at(place)).as(place).isEqualTo(after.at(place));
            } else {
                every.assertThat(after.at(place)).as(place).isEqualTo(before.at(place));
            }
        }
        every.assertAll();
        assertThat(answers).extracting(Answer::status).contains(200);
    }

    private JsonNode settings(String app) {
        return desk.admin().door().get("/apps/" + app + "/settings").expect(200).json();
    }

    private String statusAt(RunningReeve node, String request) {
        return employee.at(node)
                .door()
                .get("/appstore/access_requests/" + request)
                .expect(200)
                .json()
                .get("status")
                .asString();
    }

    private record Change(String place, String body) {}
}
