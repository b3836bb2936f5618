package io.reeve.api.accessrequest;

import static io.reeve.api.testing.Desk.all;
import static io.reeve.api.testing.Desk.byHand;
import static io.reeve.api.testing.Desk.direct;
import static io.reeve.api.testing.Desk.manager;
import static io.reeve.api.testing.Desk.seconds;
import static io.reeve.api.testing.Desk.stage1;
import static io.reeve.testing.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.api.testing.Desk;
import io.reeve.api.testing.RunningReeve;
import io.reeve.api.testing.RunningReeve.Person;
import io.reeve.api.testing.Visitor;
import io.reeve.api.testing.Visitor.Answer;
import io.reeve.kernel.accessrequest.AccessRequestId;
import io.reeve.kernel.accessrequest.ListAccessRequestsByIds;
import io.reeve.kernel.accessrequest.ListRequestsInTheLog;
import io.reeve.kernel.group.GroupId;
import io.reeve.kernel.token.Caller;
import io.reeve.kernel.token.TokenId;
import io.reeve.kernel.user.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Views are late now and then; what was made is answered all the same. */
class LateViewsE2E {

    /** Beside the node that everybody shares, because it soon gives up waiting for a view. */
    private static RunningReeve hasty;

    private final RunningReeve reeve = RunningReeve.shared();
    private final Desk desk = new Desk(reeve);
    private final Person approver = reeve.person();
    private final Person employee = reeve.personOf(approver);

    @BeforeAll
    static void start() {
        hasty = RunningReeve.shared().secondNode("reeve.api.await-views=500ms");
    }

    @AfterAll
    static void stop() {
        hasty.close();
    }

    @Test
    void requests_are_answered_as_they_were_made_although_no_view_shows_them() {
        String app = desk.app(
                all(manager(), stage1(approver)), all(byHand(), "\"allow_multiple_permission_selection\": true"));
        String body = """
                {"app_id": "%s", "requestable_permission_ids": ["%s", "%s"], "note": "Soon, please",
                 "expiration_in_seconds": 3600}""".formatted(app, desk.permission(app, null), desk.permission(app, null));
        Visitor careful = employee.at(hasty)
                .door()
                .with("Idempotency-Key", UUID.randomUUID().toString());
        Answer late;
        try (Stopped _ = stopped("view-access-request")) {
            late = careful.post("/appstore/access_request", body).expect(201);
            assertThat(late.json()).hasSize(2);
            assertThat(careful.post("/appstore/access_request", body)
                            .expect(201)
                            .text())
                    .as("the repeat")
                    .isEqualTo(late.text());
        }
        assertThat(careful.post("/appstore/access_request", body).expect(201).text())
                .as("as the view shows it")
                .isEqualTo(late.text());
    }

    @Test
    void the_log_tells_a_request_as_the_view_does_wherever_it_stands() {
        String waiting = desk.ask(employee, desk.app(stage1(approver), byHand()), "\"note\": \"why\"");
        String given = desk.ask(employee, desk.app(manager(), direct()), seconds(3600));
        desk.complete(approver, desk.task(given, "APPROVE_AS_MANAGER"));
        desk.awaitStatus(given, "COMPLETED");
        String endless = desk.ask(employee, desk.app("", direct()), seconds(3600));
        desk.awaitStatus(endless, "COMPLETED");
        desk.admin()
                .door()
                .post("/admin/access_requests/" + endless + "/cancel-expiry", null)
                .expect(204);
        List<AccessRequestId> ids = List.of(waiting, given, endless).stream()
                .map(AccessRequestId::of)
                .toList();

        assertThat(reeve.ask(new ListRequestsInTheLog(ids)))
                .isEqualTo(reeve.ask(new ListAccessRequestsByIds(
                        ids, new Caller(desk.admin().id(), TokenId.next(), Set.of(Role.ADMIN)))));
    }

    @Test
    void what_was_made_is_answered_as_it_was_made_although_no_view_shows_it() {
        Visitor door = desk.admin().at(hasty).door();
        GroupId group = reeve.group(approver);
        Map<String, JsonNode> answers = new LinkedHashMap<>();
        try (Stopped _ = stopped("view-app", "view-permission", "view-pre-approval-rule", "view-user", "view-group")) {
            JsonNode app = door.post("/apps", """
                    {"name": "Late", "category": "Developers", "description": "An app"}""").expect(200).json();
            String id = app.get("id").asString();
            answers.put("/apps/" + id, app);
            door.post("/appstore/apps", "{\"app_id\": \"%s\", \"request_flow\": {%s}}".formatted(id, stage1(approver)))
                    .expect(200);
            answers.put(
                    "/appstore/apps/" + id + "/settings",
                    door.patch("/appstore/apps/" + id + "/settings", """
                            {"request_flow": {"require_manager_approval": true}}""")
                            .expect(200)
                            .json());
            JsonNode permission = door.post("/appstore/requestable_permissions", """
                    {"app_id": "%s", "label": "Write"}""".formatted(id))
                    .expect(201)
                    .json();
            String permissionPath =
                    "/appstore/requestable_permissions/" + permission.get("id").asString();
            assertThat(permission.get("label").asString()).isEqualTo("Write");
            answers.put(
                    permissionPath,
                    door.patch(permissionPath, "{\"label\": \"Read\"}")
                            .expect(200)
                            .json());
            JsonNode rule = door.post("/appstore/pre_approval_rules", """
                    {"app_id": "%s", "justification": "On call", "preapproved_groups": [{"id": "%s"}],
                     "preapproved_permissions": [{"id": "%s"}]}""".formatted(
                                    id, group, permission.get("id").asString()))
                    .expect(201)
                    .json();
            answers.put("/appstore/pre_approval_rules/" + rule.get("id").asString(), rule);
            assertThat(rule.get("preapproved_permissions")).hasSize(1);
            JsonNode person = door.post("/scim/v2/Users", """
                    {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "late.%s",
                     "name": {"givenName": "Late", "familyName": "Comer"}}""".formatted(UUID.randomUUID()))
                    .expect(201)
                    .json();
            answers.put("/scim/v2/Users/" + person.get("id").asString(), person);
            JsonNode friends = door.post("/scim/v2/Groups", """
                    {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"], "displayName": "Friends",
                     "members": [{"value": "%s"}]}""".formatted(employee.id()))
                    .expect(201)
                    .json();
            answers.put("/scim/v2/Groups/" + friends.get("id").asString(), friends);

            answers.keySet().forEach(path -> assertLate(door.get(path)));
            assertLate(door.get("/appstore/apps/" + id));
            assertLate(door.delete("/scim/v2/Users/" + person.get("id").asString()));
        }
        answers.forEach((path, answer) -> soon().untilAsserted(() ->
                assertThat(door.get(path).expect(200).json()).as(path).isEqualTo(answer)));
    }

    @Test
    void a_request_that_no_view_shows_yet_is_called_off_by_whoever_may() {
        String app = desk.app(stage1(approver), direct());
        String request;
        try (Stopped _ = stopped("view-access-request")) {
            request = desk.ask(employee.at(hasty), app);
            String path = "/appstore/access_requests/" + request;
            assertLate(reeve.person().at(hasty).door().delete(path));
            assertLate(employee.at(hasty).door().get(path));
            desk.admin()
                    .door()
                    .post("/admin/access_requests/" + request + "/revert", null)
                    .expect(409);
            desk.admin()
                    .door()
                    .post("/admin/access_requests/" + request + "/cancel-expiry", null)
                    .expect(409);
            employee.at(hasty).door().delete(path).expect(204);
        }
        desk.awaitStatus(request, "CANCELLED");
    }

    @Test
    void what_a_view_shows_a_moment_later_is_waited_for() {
        Visitor door = desk.admin().door();
        Visitor hastyDoor = desk.admin().at(hasty).door();
        CompletableFuture<Answer> asked;
        String group;
        try (Stopped _ = stopped("view-group")) {
            group = "/scim/v2/Groups/"
                    + hastyDoor
                            .post("/scim/v2/Groups", """
                            {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"], "displayName": "Soon"}""")
                            .expect(201)
                            .json()
                            .get("id")
                            .asString();
            asked = CompletableFuture.supplyAsync(() -> door.get(group));
            assertLate(hastyDoor.get("/scim/v2/Groups/" + UUID.randomUUID()));
            assertThat(asked).isNotDone();
        }
        assertThat(asked.join().expect(200).json().get("displayName").asString())
                .isEqualTo("Soon");
        door.get("/scim/v2/Groups/" + UUID.randomUUID()).expect(404);
    }

    private static void assertLate(Answer answer) {
        assertThat(answer.expect(503).header("Retry-After")).isNotNull();
    }

    private Stopped stopped(String... views) {
        return new Stopped(List.of(reeve, hasty), views);
    }
}
