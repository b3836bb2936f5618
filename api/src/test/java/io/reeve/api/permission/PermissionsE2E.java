package io.reeve.api.permission;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.api.testing.Offer;
import io.reeve.api.testing.RunningReeve;
import io.reeve.api.testing.RunningReeve.Person;
import io.reeve.api.testing.Visitor.Answer;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.group.GroupId;
import io.reeve.kernel.user.Role;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Permissions: what they override, what they inherit, and who sees them. */
class PermissionsE2E {

    private static final String PATH = "/appstore/requestable_permissions";

    private final RunningReeve reeve = RunningReeve.shared();
    private final Person admin = reeve.person(Role.ADMIN);
    private final Person employee = reeve.person();
    private final Person approver = reeve.person();

    @Test
    void rule_11_a_new_permission_is_native_and_hidden() {
        Offer app = Offer.offered(admin);
        JsonNode permission = read(app.permission("Edit"), "");
        assertThat(permission.get("type").asString()).isEqualTo("NATIVE");
        assertThat(permission.get("app_id").asString()).isEqualTo(app.id());
        assertThat(permission.get("app_class_id").asString()).isEqualTo(app.name());
        assertThat(permission.get("app_instance_id").asString()).isEqualTo("custom_app_import");
        assertThat(permission.get("request_config").get("appstore_visibility").asString())
                .isEqualTo("HIDDEN");
    }

    @Test
    void what_is_not_overridden_is_the_apps_or_null() {
        Offer app = governed();
        String permission = app.permission("Edit");
        JsonNode inherited = read(permission, "").get("request_config");
        JsonNode approval = inherited.get("request_approval_config");
        assertThat(approval.get("request_approval_config_override").asBoolean()).isFalse();
        assertThat(approval.get("manager_approval").asString()).isEqualTo("INITIAL_APPROVAL");
        assertThat(approval.get("approvers").get("users").get(0).get("id").asString())
                .isEqualTo(approver.id().toString());
        assertThat(approval.get("request_approval_stages")
                        .get(0)
                        .get("approvers")
                        .get(0)
                        .get("type")
                        .asString())
                .isEqualTo("USER");
        assertThat(approval.get("response_describes_entire_approval_workflow").asBoolean())
                .isTrue();
        JsonNode fulfillment = inherited.get("request_fulfillment_config");
        assertThat(fulfillment.get("time_based_access").toString()).isEqualTo("[\"7 days\"]");
        assertThat(fulfillment.get("manual_steps_needed").asBoolean()).isTrue();

        JsonNode own = read(permission, "?include_inherited_configs=false").get("request_config");
        assertThat(own.get("allowed_groups").isNull()).isTrue();
        assertThat(own.get("request_approval_config").get("approvers").isNull()).isTrue();
        assertThat(own.get("request_approval_config")
                        .get("request_approval_stages")
                        .isNull())
                .isTrue();
        assertThat(own.get("request_approval_config")
                        .get("response_describes_entire_approval_workflow")
                        .asBoolean())
                .isTrue();
        assertThat(own.get("request_fulfillment_config").has("time_based_access"))
                .as("the contract has no null for lengths")
                .isFalse();
    }

    @Test
    void rule_3_lengths_are_always_a_list_where_permissions_are_listed_as_inherited() {
        Offer app = Offer.offered(admin);
        app.permission("Edit");
        JsonNode listed = admin.door()
                .get(PATH + "?app_id=" + app.id())
                .json()
                .get("items")
                .get(0);
        assertThat(listed.get("request_config")
                        .get("request_fulfillment_config")
                        .get("time_based_access")
                        .isArray())
                .isTrue();
    }

    @Test
    void rule_4_of_a_repeated_scalar_the_last_one_counts() {
        String permission = governed().permission("Edit");
        JsonNode config = read(permission, "?include_inherited_configs=true&include_inherited_configs=false")
                .get("request_config");
        assertThat(config.get("request_fulfillment_config").has("time_based_access"))
                .isFalse();
    }

    @Test
    void rule_7_what_was_sent_comes_back() {
        GroupId group = reeve.group(employee);
        Offer app = Offer.offered(admin);
        String permission = app.permission("Edit", """
                "request_config": {
                  "appstore_visibility": "VISIBLE",
                  "allowed_groups_override": true,
                  "allowed_groups": {"type": "SPECIFIED_GROUPS", "groups": [{"id": "%1$s"}]},
                  "request_approval_config": {
                    "request_approval_config_override": true, "manager_approval": "INITIAL_APPROVAL",
                    "require_additional_approval": false,
                    "custom_approval_message": "Welcome", "custom_approval_message_override": true,
                    "approvers": {"users": [{"id": "%2$s"}]}},
                  "request_fulfillment_config": {
                    "manual_steps_needed": false, "manual_instructions": "None", "time_based_access_override": true,
                    "time_based_access": ["Unlimited", "2 hours"], "provisioning_group": {"id": "%1$s"}}}""".formatted(group, approver.id()));
        JsonNode config = read(permission, "?include_inherited_configs=false").get("request_config");
        assertThat(config.get("appstore_visibility").asString()).isEqualTo("VISIBLE");
        assertThat(config.get("allowed_groups").get("groups").get(0).get("id").asString())
                .isEqualTo(group.toString());
        JsonNode approval = config.get("request_approval_config");
        assertThat(approval.get("manager_approval").asString()).isEqualTo("INITIAL_APPROVAL");
        assertThat(approval.get("custom_approval_message").asString()).isEqualTo("Welcome");
        assertThat(approval.get("approvers").get("users").get(0).get("id").asString())
                .isEqualTo(approver.id().toString());
        JsonNode fulfillment = config.get("request_fulfillment_config");
        assertThat(fulfillment.get("time_based_access").toString()).isEqualTo("[\"Unlimited\",\"2 hours\"]");
        assertThat(fulfillment.get("provisioning_group").get("id").asString()).isEqualTo(group.toString());
        assertThat(fulfillment.get("manual_steps_needed").asBoolean()).isFalse();
    }

    @Test
    void rule_10_contradictions_are_refused_on_create() {
        Offer app = Offer.offered(admin);
        for (String config : new String[] {
            "{\"allowed_groups_override\": true}",
            "{\"allowed_groups_override\": true, \"allowed_groups\": {\"type\": \"SPECIFIED_GROUPS\"}}",
            "{\"allowed_groups_override\": true, \"allowed_groups\": {\"groups\": []}}",
            "{\"request_approval_config\": {\"request_approval_config_override\": true}}",
            "{\"request_approval_config\": {\"request_approval_config_override\": false, \"approvers\": {\"users\": [{\"id\": \"%s\"}]}}}"
                    .formatted(approver.id()),
            "{\"request_approval_config\": {\"request_approval_config_override\": true, \"approvers_stage_2\": {\"users\": [{\"id\": \"%s\"}]}}}"
                    .formatted(approver.id()),
            "{\"request_approval_config\": {\"custom_approval_message_override\": true}}",
            "{\"request_fulfillment_config\": {\"time_based_access_override\": true, \"time_based_access\": []}}",
            "{\"request_fulfillment_config\": {\"time_based_access_override\": false, \"time_based_access\": [\"1 day\"]}}",
            "{\"request_fulfillment_config\": {\"time_based_access\": [\"a while\"]}}",
            "{\"request_fulfillment_config\": {\"provisioning_group\": {\"id\": \"%s\"}}}".formatted(UUID.randomUUID()),
            "{\"appstore_visibility\": \"SHY\"}"
        }) {
            Answer answer = admin.door()
                    .post(
                            PATH,
                            "{\"app_id\": \"%s\", \"label\": \"Edit\", \"request_config\": %s}"
                                    .formatted(app.id(), config));
            assertThat(answer.status()).as(config + " -> " + answer.text()).isEqualTo(422);
        }
    }

    @Test
    void rule_10_sending_back_what_was_read_changes_nothing() {
        Offer app = governed();
        String permission = app.permission("Edit");
        for (String inherited : new String[] {"true", "false"}) {
            String path = PATH + "/" + permission + "?include_inherited_configs=" + inherited;
            String read = admin.door().get(path).text();
            Answer answer = admin.door().patch(path, read);
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(answer.text()).isEqualTo(read);
            assertThat(eventsOf(permission)).isEqualTo(1);
        }
    }

    @Test
    void a_change_keeps_the_app_and_the_provisioning_group() {
        GroupId group = reeve.group();
        Offer app = Offer.offered(admin);
        String permission = app.permission(
                "Edit",
                "\"request_config\": {\"request_fulfillment_config\": {\"provisioning_group\": {\"id\": \"%s\"}}}"
                        .formatted(group));
        Answer moved = admin.door()
                .patch(
                        PATH + "/" + permission,
                        "{\"app_id\": \"" + Offer.made(admin).id() + "\"}");
        assertThat(moved.status()).isEqualTo(422);
        Answer changed = admin.door().patch(PATH + "/" + permission, """
                {"label": "Write", "request_config": {"request_fulfillment_config": {"provisioning_group": null}}}""");
        assertThat(changed.json().get("label").asString()).isEqualTo("Write");
        assertThat(changed.json()
                        .get("request_config")
                        .get("request_fulfillment_config")
                        .get("provisioning_group")
                        .get("id")
                        .asString())
                .isEqualTo(group.toString());
    }

    @Test
    void an_app_admin_lets_the_app_give_its_own_groups_and_an_administrator_any() {
        Person owner = reeve.person(Role.APP_ADMIN);
        Offer app = Offer.offered(admin, """
                "request_flow": {"admins": {"users": [{"id": "%s"}]}}""".formatted(owner.id()));
        for (String elsewhere : named(reeve.group(), AppId.DIRECTORY)) {
            assertThat(giving(owner, app, elsewhere).status()).isEqualTo(403);
            assertThat(giving(admin, app, elsewhere).status()).isEqualTo(201);
        }
        AppId itself = AppId.of(app.id());
        for (String own : named(reeve.group(itself), itself)) {
            assertThat(giving(owner, app, own).status()).isEqualTo(201);
        }
        assertThat(giving(owner, app, "{\"id\": \"" + UUID.randomUUID() + "\"}").status())
                .isEqualTo(422);
    }

    @Test
    void rule_6_what_is_deleted_is_gone() {
        String permission = Offer.offered(admin).permission("Edit");
        assertThat(admin.door().delete(PATH + "/" + permission).status()).isEqualTo(204);
        assertThat(admin.door().get(PATH + "/" + permission).status()).isEqualTo(404);
        assertThat(admin.door().delete(PATH + "/" + permission).status()).isEqualTo(404);
        assertThat(admin.door().patch(PATH + "/" + permission, "{}").status()).isEqualTo(404);
    }

    @Test
    void hidden_permissions_and_those_for_others_are_not_shown_to_employees() {
        GroupId others = reeve.group();
        GroupId own = reeve.group(employee);
        Offer app = Offer.offered(admin);
        String hidden = app.permission("Hidden");
        String visible = app.visible("Visible");
        String forOthers = app.permission("Others", allowed(others));
        String forOwn = app.permission("Own", allowed(own));
        String list = "/appstore/apps/" + app.id() + "/requestable_permissions";
        String seen = employee.door().get(list).text();
        assertThat(seen).contains(visible, forOwn).doesNotContain(hidden, forOthers);
        assertThat(admin.door().get(list).text()).contains(visible, forOwn, hidden, forOthers);
        assertThat(employee.door().get(PATH + "/" + hidden).status()).isEqualTo(404);
        assertThat(employee.door().get(PATH + "/" + visible).status()).isEqualTo(200);
        assertThat(admin.door().get(list + "?in_app_store=true").text())
                .contains(visible)
                .doesNotContain(hidden);
        assertThat(admin.door().get(list + "?in_app_store=false").text())
                .contains(hidden)
                .doesNotContain(visible);
    }

    @Test
    void permissions_of_an_app_that_is_not_known_are_not_listed() {
        Offer app = Offer.made(admin);
        String permission = app.visible("Edit");
        assertThat(employee.door()
                        .get("/appstore/apps/" + app.id() + "/requestable_permissions")
                        .status())
                .isEqualTo(404);
        assertThat(employee.door().get(PATH + "?app_id=" + app.id()).text()).doesNotContain(permission);
    }

    @Test
    void a_search_finds_by_label_and_by_the_provisioning_group() {
        GroupId group = reeve.group();
        Offer app = Offer.offered(admin);
        String byLabel = app.permission("Publish drafts");
        String byGroup = app.permission(
                "Edit",
                "\"request_config\": {\"request_fulfillment_config\": {\"provisioning_group\": {\"id\": \"%s\"}}}"
                        .formatted(group));
        String list = "/appstore/apps/" + app.id() + "/requestable_permissions?search_term=";
        assertThat(admin.door().get(list + "DRAFT").text()).contains(byLabel).doesNotContain(byGroup);
        assertThat(admin.door().get(list + "DRAFT&exact_match=true").text()).doesNotContain(byLabel);
        assertThat(admin.door().get(list + "publish%20drafts&exact_match=true").text())
                .contains(byLabel);
        assertThat(admin.door().get(list + group).text()).contains(byGroup).doesNotContain(byLabel);
    }

    @Test
    void who_may_ask_for_it_may_not_change_it() {
        Offer app = Offer.offered(admin);
        String visible = app.visible("Edit");
        String hidden = app.permission("Secret");
        assertThat(employee.door()
                        .patch(PATH + "/" + visible, "{\"label\": \"x\"}")
                        .status())
                .isEqualTo(403);
        assertThat(employee.door().delete(PATH + "/" + visible).status()).isEqualTo(403);
        assertThat(employee.door()
                        .patch(PATH + "/" + hidden, "{\"label\": \"x\"}")
                        .status())
                .isEqualTo(404);
        assertThat(employee.door()
                        .post(PATH, "{\"app_id\": \"" + app.id() + "\", \"label\": \"x\"}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void rule_25_what_is_no_id_is_not_found_in_a_path_and_invalid_elsewhere() {
        assertThat(admin.door().get(PATH + "/nonsense").status()).isEqualTo(404);
        assertThat(admin.door().get(PATH + "?app_id=nonsense").status()).isEqualTo(422);
        assertThat(admin.door()
                        .post(PATH, "{\"app_id\": \"nonsense\", \"label\": \"x\"}")
                        .status())
                .isEqualTo(422);
        assertThat(admin.door().get(PATH + "?size=101").status()).isEqualTo(422);
    }

    /** An app with a manager stage, an approver, a length and manual steps. */
    private Offer governed() {
        return Offer.offered(admin, """
                "request_flow": {"require_manager_approval": true, "approvers": {"users": [{"id": "%s"}]}},
                "provisioning": {"time_based_access": ["7 days"], "manual_steps_needed": true,
                                 "custom_provisioning_instructions": "Call the desk"}""".formatted(approver.id()));
    }

    /** In each of the ways in which a group can be named. */
    private static List<String> named(GroupId group, AppId app) {
        return List.of(
                "{\"id\": \"%s\"}".formatted(group),
                "{\"app_id\": \"%s\", \"integration_specific_id\": \"%s\"}".formatted(app, group));
    }

    private static Answer giving(Person person, Offer app, String group) {
        return person.door().post(PATH, """
                {"app_id": "%s", "label": "Member", "request_config": {
                  "request_fulfillment_config": {"provisioning_group": %s}}}""".formatted(app.id(), group));
    }

    private static String allowed(GroupId group) {
        return """
                "request_config": {"appstore_visibility": "VISIBLE", "allowed_groups_override": true,
                                   "allowed_groups": {"type": "SPECIFIED_GROUPS", "groups": [{"id": "%s"}]}}""".formatted(group);
    }

    private JsonNode read(String permission, String query) {
        Answer answer = admin.door().get(PATH + "/" + permission + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private long eventsOf(String permission) {
        return reeve.database()
                .jdbc()
                .sql("select count(*) from reeve.event where aggregate_id = ?")
                .param(permission)
                .query(Long.class)
                .single();
    }
}
