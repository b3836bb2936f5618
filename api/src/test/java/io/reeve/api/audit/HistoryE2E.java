package io.reeve.api.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.api.testing.Offer;
import io.reeve.api.testing.RunningReeve;
import io.reeve.api.testing.RunningReeve.Person;
import io.reeve.kernel.user.Profile;
import io.reeve.kernel.user.Role;
import io.reeve.kernel.user.UserCommand.DeactivateUser;
import io.reeve.kernel.user.UserCommand.EraseUser;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class HistoryE2E {

    private final RunningReeve reeve = RunningReeve.shared();
    private final Granting granting = Granting.in(reeve);

    @Test
    void a_request_step_by_step_with_who_did_it_what_changed_and_how_it_stood_then() {
        Person employee = reeve.person();
        Person approver = reeve.person();
        String request = granting.asked(employee, granting.approvedBy(approver));
        granting.desk().agree(approver, request, "yes");
        granting.desk().awaitStatus(request, "COMPLETED");

        JsonNode steps = granting.history("request", request);
        JsonNode asked = steps.get(0);
        assertThat(asked.get("event").get("name").asString()).isEqualTo("access_request.requested");
        assertThat(asked.get("event").get("actor").asString()).startsWith("person:" + employee.id());
        assertThat(asked.get("state").get("status").asString()).isEqualTo("PENDING");
        JsonNode last = steps.get(steps.size() - 1);
        assertThat(last.get("state").get("status").asString()).isEqualTo("COMPLETED");
        assertThat(last.get("state").get("justification").asString()).isEqualTo("to help");
        JsonNode change = change(last, "status");
        assertThat(change.get("from").asString()).isEqualTo("PROVISIONED");
        assertThat(change.get("to").asString()).isEqualTo("COMPLETED");

        String task = field(steps, "access_request.stage_begun", "taskId");
        JsonNode taskSteps = granting.history("task", task);
        assertThat(names(taskSteps)).startsWith("task.opened").endsWith("task.completed");
        assertThat(taskSteps.get(taskSteps.size() - 1).get("state").get("notes").asString())
                .isEqualTo("yes");
    }

    @Test
    void an_app_and_what_was_changed_in_its_settings() {
        Offer offer = granting.open();
        granting.admin()
                .door()
                .patch("/apps/" + offer.id() + "/settings", "{\"custom_request_instructions\": \"Ask nicely\"}")
                .expect(200);
        JsonNode steps = granting.history("app", offer.id());
        JsonNode last = steps.get(steps.size() - 1);
        assertThat(last.get("changes")).hasSize(1);
        JsonNode change = change(last, "settings.customRequestInstructions");
        assertThat(change.get("to").asString()).isEqualTo("Ask nicely");
        assertThat(last.get("state").get("details").get("name").asString()).isEqualTo(offer.name());
    }

    @Test
    void a_policy_and_an_account() {
        Person employee = reeve.person();
        Offer offer = granting.open();
        String permission = offer.visible("Reader");
        assertThat(names(granting.history("policy", permission))).containsExactly("permission.created");
        granting.held(employee, offer);
        String account = granting.access("person=" + employee.id())
                .get("items")
                .get(0)
                .get("account_id")
                .asString();
        assertThat(names(granting.history("account", account)))
                .containsExactly("account.created", "account.entitlement_granted");
    }

    @Test
    void a_person_with_roles_and_groups_and_without_any_secret() {
        Person person = reeve.person(Role.APP_ADMIN);
        reeve.group(person);
        JsonNode steps = granting.history("person", person.id());
        assertThat(names(steps)).contains("user.created", "role.granted", "token.issued");
        assertThat(steps.toString()).doesNotContain("\"hash\"");
        JsonNode role = steps.valueStream()
                .filter(step -> step.get("event").get("name").asString().equals("role.granted"))
                .findFirst()
                .orElseThrow();
        assertThat(change(role, "role").get("to").asString()).isEqualTo("APP_ADMIN");
    }

    @Test
    void a_person_who_was_forgotten_stays_so() {
        String secret = "Rosamunde" + UUID.randomUUID();
        Person gone = reeve.person(new Profile(
                secret, secret + "@example.org", secret, secret, null, null, null, null, null, null, null, Map.of()));
        assertThat(granting.history("person", gone.id()).toString()).contains(secret);
        reeve.tell(new DeactivateUser(gone.id(), null));
        reeve.tell(new EraseUser(gone.id()));
        assertThat(granting.history("person", gone.id()).toString())
                .contains("user.erased")
                .doesNotContain(secret);
    }

    @Test
    void it_can_be_read_in_parts() {
        Person person = reeve.person(Role.APP_ADMIN);
        String path = "/audit/history/person/" + person.id();
        JsonNode first =
                granting.auditor().door().get(path + "?limit=1").expect(200).json();
        assertThat(first.get("items")).hasSize(1);
        JsonNode rest = granting.auditor()
                .door()
                .get(path + "?after=" + first.get("next").asLong())
                .expect(200)
                .json();
        assertThat(names(rest.get("items"))).doesNotContain("user.created").contains("role.granted");
        assertThat(rest.get("next").isNull()).isTrue();
    }

    @Test
    void what_there_never_was_or_is_of_another_kind_is_not_found() {
        Offer offer = granting.open();
        for (String path : List.of(
                "/audit/history/app/" + UUID.randomUUID(),
                "/audit/history/person/" + offer.id(),
                "/audit/history/weather/" + offer.id(),
                "/audit/history/app/nonsense")) {
            assertThat(granting.auditor().door().get(path).status()).as(path).isEqualTo(404);
        }
    }

    private static JsonNode change(JsonNode step, String field) {
        return step.get("changes")
                .valueStream()
                .filter(change -> change.get("field").asString().equals(field))
                .findFirst()
                .orElseThrow();
    }

    private static String field(JsonNode steps, String name, String field) {
        return steps.valueStream()
                .map(step -> step.get("event"))
                .filter(event -> event.get("name").asString().equals(name))
                .findFirst()
                .orElseThrow()
                .get("payload")
                .get(field)
                .asString();
    }

    private static List<String> names(JsonNode steps) {
        return steps.valueStream()
                .map(step -> step.get("event").get("name").asString())
                .toList();
    }
}
