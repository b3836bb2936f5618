package io.reeve.api.appstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.api.testing.Offer;
import io.reeve.api.testing.RunningReeve;
import io.reeve.api.testing.RunningReeve.Person;
import io.reeve.api.testing.Visitor.Answer;
import io.reeve.kernel.group.GroupId;
import io.reeve.kernel.group.GroupView;
import io.reeve.kernel.group.ListGroupsByIds;
import io.reeve.kernel.user.Role;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is offered to whom, and how it is governed. */
class AppStoreE2E {

    private final RunningReeve reeve = RunningReeve.shared();
    private final Person admin = reeve.person(Role.ADMIN);
    private final Person reader = reeve.person(Role.APPSTORE_READ_ONLY_ADMIN);
    private final Person employee = reeve.person();

    @Test
    void an_app_of_full_visibility_is_browsed_and_searched() {
        Offer app = offered("FULL");
        assertThat(browsed(employee)).contains(app.id());
        assertThat(searched(employee, app)).contains(app.id());
    }

    @Test
    void an_app_of_limited_visibility_is_only_found_when_it_is_looked_for() {
        Offer app = offered("LIMITED");
        assertThat(browsed(employee)).doesNotContain(app.id());
        assertThat(searched(employee, app)).contains(app.id());
        assertThat(employee.door().get("/appstore/apps?app_id=" + app.id()).text())
                .contains(app.id());
        assertThat(employee.door().get("/appstore/apps/" + app.id()).status()).isEqualTo(200);
    }

    @Test
    void a_hidden_app_is_for_administrators_who_ask_for_all() {
        Offer app = offered("NONE");
        assertThat(searched(employee, app)).doesNotContain(app.id());
        assertThat(employee.door().get("/appstore/apps/" + app.id()).status()).isEqualTo(404);
        assertThat(searched(admin, app)).doesNotContain(app.id());
        String all = "/appstore/apps?all_visibilities=True&name_search=" + encoded(app.name());
        assertThat(admin.door().get(all).text()).contains(app.id());
        assertThat(reader.door().get(all).text()).contains(app.id());
        assertThat(employee.door().get(all).status()).isEqualTo(403);
    }

    @Test
    void an_app_for_some_groups_is_shown_to_their_members_to_its_admins_and_to_readers() {
        Person engineer = reeve.person();
        Person owner = reeve.person();
        GroupId engineers = reeve.group(engineer);
        Offer app = Offer.offered(admin, """
                "request_flow": {"allowed_groups": {"type": "SPECIFIED_GROUPS", "groups": [{"id": "%s"}]},
                                 "admins": {"users": [{"id": "%s"}]}}""".formatted(engineers, owner.id()));
        assertThat(searched(engineer, app)).contains(app.id());
        assertThat(searched(owner, app)).contains(app.id());
        assertThat(searched(reader, app)).contains(app.id());
        assertThat(searched(employee, app)).doesNotContain(app.id());
        assertThat(employee.door().get("/appstore/apps/" + app.id()).status()).isEqualTo(404);
    }

    @Test
    void an_app_is_offered_until_it_is_removed() {
        Offer app = Offer.made(admin);
        assertThat(admin.door().get("/appstore/apps/" + app.id()).status()).isEqualTo(404);
        assertThat(admin.door().get("/appstore/apps/" + app.id() + "/settings").status())
                .isEqualTo(404);
        Answer added = admin.door().post("/appstore/apps", "{\"app_id\": \"" + app.id() + "\"}");
        assertThat(added.status()).isEqualTo(200);
        assertThat(admin.door().get("/appstore/apps/" + app.id()).status()).isEqualTo(200);
        assertThat(admin.door().delete("/appstore/apps/" + app.id()).status()).isEqualTo(200);
        assertThat(admin.door().get("/appstore/apps/" + app.id()).status()).isEqualTo(404);
        assertThat(admin.door().delete("/appstore/apps/" + app.id()).status()).isEqualTo(404);
        assertThat(admin.door().get("/apps/" + app.id() + "/settings").status()).isEqualTo(200);
    }

    @Test
    void rule_7_what_was_sent_comes_back() {
        Person first = reeve.person();
        Person second = reeve.person();
        GroupId group = reeve.group(first);
        Offer app = Offer.made(admin);
        JsonNode settings = changed(app, """
                {"custom_request_instructions": "Ask nicely", "redirect_url": null,
                 "request_flow": {
                   "discoverability": "LIMITED", "custom_approval_message": "Welcome",
                   "require_manager_approval": true, "require_additional_approval": true,
                   "approvers": {"users": [{"id": "%1$s"}], "groups": []},
                   "approvers_stage_2": {"groups": [{"id": "%3$s"}]},
                   "admins": {"users": [{"id": "%2$s"}, {"id": "%1$s"}]}},
                 "provisioning": {
                   "groups_provisioning": "GROUPS_AND_VISIBLE", "time_based_access": ["7 days", "2 hours"],
                   "default_time_based_access_option": "2 hours", "allow_multiple_permission_selection": true,
                   "manual_steps_needed": true, "custom_provisioning_instructions": "Call the desk"}}""".formatted(first.id(), second.id(), group));
        assertThat(settings)
                .isEqualTo(admin.door().get("/apps/" + app.id() + "/settings").json());
        assertThat(settings.get("custom_request_instructions").asString()).isEqualTo("Ask nicely");
        JsonNode flow = settings.get("request_flow");
        assertThat(flow.get("discoverability").asString()).isEqualTo("LIMITED");
        assertThat(flow.get("response_describes_entire_approval_workflow").asBoolean())
                .isTrue();
        assertThat(flow.get("allowed_groups").get("type").asString()).isEqualTo("ALL_GROUPS");
        assertThat(ids(flow.get("approvers").get("users")))
                .containsExactly(first.id().toString());
        assertThat(ids(flow.get("approvers_stage_2").get("groups"))).containsExactly(group.toString());
        assertThat(ids(flow.get("admins").get("users")))
                .containsExactly(second.id().toString(), first.id().toString());
        JsonNode provisioning = settings.get("provisioning");
        assertThat(texts(provisioning.get("time_based_access"))).containsExactly("7 days", "2 hours");
        assertThat(provisioning.get("default_time_based_access_option").asString())
                .isEqualTo("2 hours");
        assertThat(provisioning.get("custom_provisioning_instructions").asString())
                .isEqualTo("Call the desk");
        assertThat(provisioning.get("default_permission").isNull()).isTrue();
    }

    @Test
    void a_change_of_one_part_leaves_the_others() {
        Offer app = Offer.made(admin);
        changed(app, "{\"request_flow\": {\"require_manager_approval\": true}}");
        JsonNode settings = changed(app, "{\"provisioning\": {\"time_based_access\": [\"1 day\"]}}");
        assertThat(settings.get("request_flow").get("require_manager_approval").asBoolean())
                .isTrue();
        assertThat(texts(settings.get("provisioning").get("time_based_access"))).containsExactly("1 day");
    }

    @Test
    void a_second_stage_that_is_switched_off_gives_its_approvers_to_the_first() {
        Person first = reeve.person();
        Person second = reeve.person();
        Offer app = Offer.made(admin);
        changed(app, """
                {"request_flow": {"require_additional_approval": true, "approvers": {"users": [{"id": "%s"}]},
                                  "approvers_stage_2": {"users": [{"id": "%s"}]}}}""".formatted(first.id(), second.id()));
        JsonNode flow = changed(app, "{\"request_flow\": {\"require_additional_approval\": false}}")
                .get("request_flow");
        assertThat(ids(flow.get("approvers").get("users")))
                .containsExactlyInAnyOrder(first.id().toString(), second.id().toString());
        assertThat(flow.get("approvers_stage_2").get("users").isEmpty()).isTrue();
    }

    @Test
    void rule_15_a_group_is_named_by_where_it_comes_from_too_and_all_names_must_agree() {
        GroupId group = reeve.group();
        GroupId other = reeve.group();
        GroupView known = reeve.ask(ListGroupsByIds.of(List.of(group))).getFirst();
        String there = "\"app_id\": \"%s\", \"integration_specific_id\": \"%s\""
                .formatted(known.appId(), known.integrationSpecificId());
        Offer app = Offer.made(admin);
        String approvers = "{\"request_flow\": {\"approvers\": {\"groups\": [{%s}]}}}";
        JsonNode flow =
                changed(app, approvers.formatted("\"id\": \"\", " + there)).get("request_flow");
        assertThat(ids(flow.get("approvers").get("groups"))).containsExactly(group.toString());
        assertThat(change(app, approvers.formatted("\"id\": \"" + other + "\", " + there))
                        .status())
                .isEqualTo(422);
        assertThat(change(app, approvers.formatted("\"id\": \"" + UUID.randomUUID() + "\""))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void unknown_lengths_people_permissions_and_webhooks_are_refused() {
        Offer app = Offer.made(admin);
        Answer length = change(app, "{\"provisioning\": {\"time_based_access\": [\"3 weeks\"]}}");
        assertThat(length.status()).isEqualTo(422);
        assertThat(length.text()).contains("14 days");
        Answer webhook = change(
                app, "{\"provisioning\": {\"provisioning_webhook\": {\"id\": \"%s\"}}}".formatted(UUID.randomUUID()));
        assertThat(webhook.status()).isEqualTo(422);
        assertThat(webhook.text()).contains("unknown_webhook");
        assertThat(change(app, "{\"request_flow\": {\"discoverability\": \"SOME\"}}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void a_default_permission_is_shown_as_a_whole() {
        Offer app = Offer.made(admin);
        String permission = app.visible("Edit");
        JsonNode shown = changed(app, "{\"provisioning\": {\"default_permission\": {\"id\": \"" + permission + "\"}}}")
                .get("provisioning")
                .get("default_permission");
        assertThat(shown.get("id").asString()).isEqualTo(permission);
        assertThat(shown.get("label").asString()).isEqualTo("Edit");
    }

    @Test
    void an_app_that_is_given_as_a_whole_hides_its_permissions() {
        Offer app = Offer.offered(admin);
        String permission = app.visible("Edit");
        changed(app, "{\"provisioning\": {\"groups_provisioning\": \"DIRECT_TO_USER\"}}");
        assertThat(admin.door()
                        .get("/appstore/requestable_permissions/" + permission)
                        .json()
                        .get("request_config")
                        .get("appstore_visibility")
                        .asString())
                .isEqualTo("HIDDEN");
    }

    @Test
    void settings_are_read_and_changed_by_administrators_and_by_app_admins_who_are_named() {
        Person owner = reeve.person(Role.APP_ADMIN);
        Person unnamed = reeve.person(Role.APP_ADMIN);
        Person named = reeve.person();
        Offer app = Offer.offered(admin, """
                "request_flow": {"admins": {"users": [{"id": "%s"}, {"id": "%s"}]}}""".formatted(owner.id(), named.id()));
        String path = "/apps/" + app.id() + "/settings";
        String change = "{\"custom_request_instructions\": \"Hello\"}";
        assertThat(owner.door().get(path).status()).isEqualTo(200);
        assertThat(owner.door().patch(path, change).status()).isEqualTo(200);
        assertThat(reader.door().get(path).status()).isEqualTo(200);
        assertThat(reader.door().patch(path, change).status()).isEqualTo(403);
        for (Person other : List.of(unnamed, named, employee)) {
            assertThat(other.door().get(path).status()).isEqualTo(403);
            assertThat(other.door().patch(path, change).status()).isEqualTo(403);
        }
        Offer unknown = Offer.made(admin);
        assertThat(employee.door().get("/apps/" + unknown.id() + "/settings").status())
                .isEqualTo(404);
        assertThat(employee.door()
                        .patch("/apps/" + unknown.id() + "/settings", change)
                        .status())
                .isEqualTo(404);
    }

    private Offer offered(String discoverability) {
        return Offer.offered(admin, "\"request_flow\": {\"discoverability\": \"" + discoverability + "\"}");
    }

    private Answer change(Offer app, String body) {
        return admin.door().patch("/apps/" + app.id() + "/settings", body);
    }

    private JsonNode changed(Offer app, String body) {
        Answer answer = change(app, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    /** All pages of the store, for other tests put their apps there too. */
    private static String browsed(Person person) {
        StringBuilder all = new StringBuilder();
        long pages = 1;
        for (int page = 1; page <= pages; page++) {
            Answer answer = person.door().get("/appstore/apps?size=100&page=" + page);
            pages = answer.json().get("pages").asLong();
            all.append(answer.text());
        }
        return all.toString();
    }

    private static String searched(Person person, Offer app) {
        Answer answer = person.door().get("/appstore/apps?name_search=" + encoded(app.name()));
        assertThat(answer.status()).isEqualTo(200);
        return answer.text();
    }

    private static List<String> ids(JsonNode items) {
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.get("id").asString())
                .toList();
    }

    private static List<String> texts(JsonNode items) {
        return StreamSupport.stream(items.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
