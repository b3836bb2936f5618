package io.reeve.api.accessrequest;

import static io.reeve.api.testing.Desk.admins;
import static io.reeve.api.testing.Desk.byHand;
import static io.reeve.api.testing.Desk.direct;
import static io.reeve.api.testing.Desk.seconds;
import static io.reeve.api.testing.Desk.stage1;

import io.reeve.api.testing.Desk;
import io.reeve.api.testing.RunningReeve;
import io.reeve.api.testing.RunningReeve.Person;
import io.reeve.api.testing.Visitor.Answer;
import io.reeve.kernel.user.UserCommand.DeactivateUser;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A call to each POST of the contract that would do something new each time, were it not for its key. */
final class EveryPost {

    /** {@code operation} is the path as the server publishes it. */
    record Use(
            String operation,
            Person who,
            String path,
            @Nullable String body,
            String key) {

        Answer call(String requestId) {
            return call(requestId, who);
        }

        Answer call(String requestId, Person caller) {
            return caller.door()
                    .with("Idempotency-Key", key)
                    .with("X-Request-Id", requestId)
                    .post(path, body);
        }

        /** What it made, by id, or all that it answers where that has no id. */
        static String made(Answer answer) {
            if (answer.text().isEmpty()) {
                return "";
            }
            JsonNode json = answer.json();
            if (json.isArray()) {
                return json.valueStream().map(Use::id).toList().toString();
            }
            return id(json);
        }

        private static String id(JsonNode thing) {
            return thing.has("id") ? thing.get("id").asString() : thing.toString();
        }
    }

    private final RunningReeve reeve;
    private final Desk desk;
    private final Person employee;
    private final Person approver;
    private final List<Use> uses = new ArrayList<>();

    private EveryPost(Desk desk) {
        this.reeve = desk.reeve();
        this.desk = desk;
        this.employee = reeve.person();
        this.approver = reeve.person();
    }

    static List<Use> of(Desk desk) {
        EveryPost every = new EveryPost(desk);
        every.catalog();
        every.requests();
        every.tasks();
        every.people();
        return every.uses;
    }

    private void catalog() {
        String app = desk.app("", byHand());
        add("/apps", desk.admin(), """
                {"name": "Another", "category": "Developers", "description": "Made once"}""");
        String made = desk.admin()
                .door()
                .post("/apps", """
                        {"name": "Offered", "category": "Developers", "description": "Once"}""")
                .expect(200)
                .json()
                .get("id")
                .asString();
        add("/appstore/apps", desk.admin(), "{\"app_id\": \"" + made + "\"}");
        add("/appstore/requestable_permissions", desk.admin(), """
                {"app_id": "%s", "label": "Made once"}""".formatted(app));
        add("/appstore/pre_approval_rules", desk.admin(), """
                {"app_id": "%s", "justification": "Made once"}""".formatted(app));
    }

    private void requests() {
        add("/appstore/access_request", employee, """
                {"app_id": "%s"}""".formatted(desk.app(stage1(approver), direct())));
        String reverted = desk.ask(employee, desk.app("", direct()));
        desk.awaitStatus(reverted, "COMPLETED");
        add("/admin/access_requests/{id}/revert", reverted, desk.admin(), null);
        String endless = desk.ask(employee, desk.app("", direct()), seconds(3_600));
        desk.awaitStatus(endless, "COMPLETED");
        add("/admin/access_requests/{id}/cancel-expiry", endless, desk.admin(), null);
    }

    private void tasks() {
        add("/tasks/{task_id}/complete", task(), approver, null);
        add("/tasks/{task_id}/dismiss", task(), approver, "{\"notes\": \"No\"}");
        add("/tasks/{task_id}/comments", task(), approver, "{\"comment\": \"Why?\"}");
        Person colleague = reeve.person();
        add("/tasks/{task_id}/reassign", task(), approver, "{\"user_ids\": [\"" + colleague.id() + "\"]}");
        String request = desk.ask(employee, desk.app(admins(approver), byHand()));
        add(
                "/tasks/{task_id}/perform-action",
                desk.task(request, "PROVISION_ACCESS"),
                approver,
                "{\"action_type\": \"CONFIRM_PROVISIONING\"}");
    }

    private String task() {
        return desk.task(desk.ask(employee, desk.app(stage1(approver), direct())), "APPROVE_STAGE_1");
    }

    private void people() {
        add("/api_tokens", employee, "{\"name\": \"laptop\"}");
        String promoted = reeve.person().id().toString();
        use("/users/{user_id}/roles/{role_name}", desk.admin(), "/users/" + promoted + "/roles/AUDITOR", null);
        Person leaver = reeve.person();
        reeve.tell(new DeactivateUser(leaver.id(), null));
        use("/admin/users/{user_id}/erase", desk.admin(), "/admin/users/" + leaver.id() + "/erase", null);
        String scim = """
                {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:%s"], "%s": "%s"%s}""";
        String name = "once-" + UUID.randomUUID();
        add("/scim/v2/Users", desk.admin(), scim.formatted("User", "userName", name, """
                , "emails": [{"value": "%s@example.org", "primary": true}],
                "name": {"givenName": "On", "familyName": "Ce"}""".formatted(name)));
        add("/scim/v2/Groups", desk.admin(), scim.formatted("Group", "displayName", name, ""));
    }

    private void add(String operation, Person who, @Nullable String body) {
        use(operation, who, operation, body);
    }

    /** {@code id} takes the place of the only thing in braces. */
    private void add(String operation, String id, Person who, @Nullable String body) {
        use(operation, who, operation.replaceAll("\\{[^}]*}", id), body);
    }

    private void use(String operation, Person who, String path, @Nullable String body) {
        uses.add(new Use(operation, who, path, body, UUID.randomUUID().toString()));
    }
}
