package io.reeve.api.preapproval;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.api.testing.Offer;
import io.reeve.api.testing.RunningReeve;
import io.reeve.api.testing.RunningReeve.Person;
import io.reeve.api.testing.Visitor.Answer;
import io.reeve.kernel.group.GroupId;
import io.reeve.kernel.user.Role;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Rules about who needs nobody's approval. */
class PreApprovalRulesE2E {

    private static final String PATH = "/appstore/pre_approval_rules";

    private final RunningReeve reeve = RunningReeve.shared();
    private final Person admin = reeve.person(Role.ADMIN);
    private final Person auditor = reeve.person(Role.AUDITOR);
    private final Person owner = reeve.person(Role.APP_ADMIN);
    private final Person employee = reeve.person();
    private final GroupId group = reeve.group(employee);
    private final Offer app =
            Offer.offered(admin, "\"request_flow\": {\"admins\": {\"users\": [{\"id\": \"" + owner.id() + "\"}]}}");
    private final String permission = app.visible("Edit");

    @Test
    void rule_7_what_was_sent_comes_back() {
        Answer made = admin.door().post(PATH, body());
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        JsonNode rule = made.json();
        assertThat(rule)
                .isEqualTo(
                        admin.door().get(PATH + "/" + rule.get("id").asString()).json());
        assertThat(rule.get("justification").asString()).isEqualTo("On call");
        assertThat(rule.get("time_based_access").toString()).isEqualTo("[\"7 days\",\"2 hours\"]");
        assertThat(rule.get("app_instance_id").asString()).isEqualTo("custom_app_import");
        assertThat(rule.get("preapproved_groups").get(0).get("id").asString()).isEqualTo(group.toString());
        assertThat(rule.get("preapproved_permissions").get(0).get("label").asString())
                .isEqualTo("Edit");
        assertThat(rule.get("preapproved_users_by_attribute").toString())
                .isEqualTo(
                        "[{\"attribute\":\"Title\",\"value\":\"Engineer\"},{\"attribute\":\"Team\",\"value\":\"Sales\"}]");
        assertThat(rule.get("preapproval_webhooks").isEmpty()).isTrue();
    }

    @Test
    void a_change_replaces_what_it_mentions() {
        String rule = made();
        JsonNode changed = admin.door()
                .patch(PATH + "/" + rule, "{\"justification\": \"Later\", \"preapproved_permissions\": []}")
                .json();
        assertThat(changed.get("justification").asString()).isEqualTo("Later");
        assertThat(changed.get("preapproved_permissions").isEmpty()).isTrue();
        assertThat(changed.get("preapproved_groups").size()).isEqualTo(1);
    }

    @Test
    void what_it_names_must_be_there() {
        for (String wrong : new String[] {
            "\"preapproved_groups\": [{\"id\": \"%s\"}]".formatted(UUID.randomUUID()),
            "\"preapproved_permissions\": [{\"id\": \"%s\"}]".formatted(UUID.randomUUID()),
            "\"preapproved_permissions\": [{}]",
            "\"preapproval_webhooks\": [{\"id\": \"%s\"}]".formatted(UUID.randomUUID()),
            "\"time_based_access\": [\"for ever\"]"
        }) {
            Answer answer = admin.door()
                    .post(PATH, "{\"app_id\": \"%s\", \"justification\": \"x\", %s}".formatted(app.id(), wrong));
            assertThat(answer.status()).as(wrong + " -> " + answer.text()).isEqualTo(422);
        }
    }

    @Test
    void a_permission_that_is_deleted_stays_in_the_rule_so_that_the_rule_does_not_widen() {
        String rule = made();
        admin.door().delete("/appstore/requestable_permissions/" + permission);
        JsonNode read = admin.door().get(PATH + "/" + rule).json();
        assertThat(read.get("preapproved_permissions").get(0).get("id").asString())
                .isEqualTo(permission);
        assertThat(admin.door().patch(PATH + "/" + rule, read.toString()).json())
                .isEqualTo(read);
    }

    @Test
    void rules_are_for_those_who_govern_the_app() {
        String rule = made();
        String list = PATH + "?app_id=" + app.id();
        for (Person governing : new Person[] {admin, auditor, owner}) {
            assertThat(governing.door().get(PATH + "/" + rule).status()).isEqualTo(200);
            assertThat(governing.door().get(list).text()).contains(rule);
        }
        Person ofAnother = reeve.person(Role.APP_ADMIN);
        assertThat(ofAnother.door().get(list).text()).doesNotContain(rule);
        assertThat(employee.door().get(list).status()).isEqualTo(403);
        assertThat(employee.door().get(PATH + "/" + rule).status()).isEqualTo(404);
        assertThat(employee.door().delete(PATH + "/" + rule).status()).isEqualTo(404);
        assertThat(auditor.door().delete(PATH + "/" + rule).status()).isEqualTo(403);
        assertThat(employee.door().post(PATH, body()).status()).isEqualTo(403);
    }

    @Test
    void rule_6_what_is_deleted_is_gone() {
        String rule = made();
        assertThat(owner.door().delete(PATH + "/" + rule).status()).isEqualTo(204);
        assertThat(admin.door().get(PATH + "/" + rule).status()).isEqualTo(404);
        assertThat(admin.door().delete(PATH + "/" + rule).status()).isEqualTo(404);
    }

    private String made() {
        Answer answer = admin.door().post(PATH, body());
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().get("id").asString();
    }

    private String body() {
        return """
                {"app_id": "%s", "justification": "On call", "time_based_access": ["7 days", "2 hours"],
                 "preapproved_groups": [{"id": "%s"}], "preapproved_permissions": [{"id": "%s"}],
                 "preapproved_users_by_attribute": [
                   {"attribute": "Title", "value": "Engineer"}, {"attribute": "Team", "value": "Sales"}]}""".formatted(app.id(), group, permission);
    }
}
