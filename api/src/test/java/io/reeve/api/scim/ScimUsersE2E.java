package io.reeve.api.scim;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.api.scim.Directory.Entry;
import io.reeve.api.testing.RunningReeve;
import io.reeve.api.testing.Visitor;
import io.reeve.api.testing.Visitor.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ScimUsersE2E {

    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    private static final String OURS = "urn:reeve:scim:schemas:1.0:User";

    private final RunningReeve reeve = RunningReeve.shared();
    private final Directory people = Directory.of(reeve);
    private final Visitor directory = people.door();

    @Test
    void a_user_comes_back_as_it_was_sent_with_all_that_the_schemas_know() {
        String manager = people.somebody().id();
        String name = unique("full");
        Answer created = directory
                .post("/scim/v2/Users", """
                {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"%1$s","externalId":"x-%1$s",
                 "name":{"givenName":"Ada","familyName":"Moss"},"title":"Engineer","active":true,
                 "emails":[{"value":"other@%1$s"},{"value":"%1$s","primary":true}],"password":"ignored","phoneNumbers":[{"value":"1"}],
                 "%2$s":{"department":"Platform","employeeNumber":"77","manager":{"value":"%4$s"}},
                 "%3$s":{"startDate":"2026-01-31","customAttributes":{"Cost center":"12"}}}
                """.formatted(name, ENTERPRISE, OURS, manager))
                .expect(201);

        JsonNode user = directory.get(path(created)).expect(200).json();
        assertThat(user.get("userName").asString()).isEqualTo(name);
        assertThat(user.get("externalId").asString()).isEqualTo("x-" + name);
        assertThat(user.at("/name/familyName").asString()).isEqualTo("Moss");
        assertThat(user.at("/emails/0/value").asString()).isEqualTo(name);
        assertThat(user.get(ENTERPRISE).get("department").asString()).isEqualTo("Platform");
        assertThat(user.get(ENTERPRISE).at("/manager/value").asString()).isEqualTo(manager);
        assertThat(user.get(OURS).get("startDate").asString()).isEqualTo("2026-01-31");
        assertThat(user.get(OURS).get("customAttributes").get("Cost center").asString())
                .isEqualTo("12");
        assertThat(user.has("password")).isFalse();
        assertThat(created.header("Location"))
                .isEqualTo(user.at("/meta/location").asString());
        assertThat(created.header("ETag")).isEqualTo(user.at("/meta/version").asString());
    }

    @Test
    void user_name_and_e_mail_are_taken_whatever_their_case() {
        Entry there = people.somebody();
        JsonNode refused = directory
                .post("/scim/v2/Users", """
                {"userName":"%s"}""".formatted(there.userName().toUpperCase(Locale.ROOT)))
                .expect(409)
                .json();
        assertThat(refused.get("scimType").asString()).isEqualTo("uniqueness");
        assertThat(refused.get("status").asString()).isEqualTo("409");
    }

    @Test
    void a_user_who_left_is_gone_for_scim_and_leaves_the_name_free() {
        Entry leaver = people.somebody();
        directory.delete("/scim/v2/Users/" + leaver.id()).expect(204);
        directory.get("/scim/v2/Users/" + leaver.id()).expect(404);
        directory.delete("/scim/v2/Users/" + leaver.id()).expect(404);
        assertThat(directory
                        .get("/users/" + leaver.id())
                        .expect(200)
                        .json()
                        .get("status")
                        .asString())
                .isEqualTo("INACTIVE");
        directory
                .post("/scim/v2/Users", "{\"userName\":\"%s\"}".formatted(leaver.userName()))
                .expect(201);
    }

    @Test
    void inactive_suspends_and_active_brings_back() {
        RunningReeve.Person person = reeve.person();
        person.door().get("/users/current").expect(200);
        patch(person.id().toString(), "{\"op\":\"Replace\",\"path\":\"active\",\"value\":\"False\"}")
                .expect(200);
        person.door().get("/users/current").expect(401);
        patch(person.id().toString(), "{\"op\":\"replace\",\"value\":{\"active\":true}}")
                .expect(200);
        person.door().get("/users/current").expect(200);
    }

    @Test
    void a_patch_speaks_the_dialects_of_large_providers() {
        Entry person = people.somebody();
        patch(
                        person.id(),
                        "{\"op\":\"Replace\",\"value\":{\"name.givenName\":\"Grace\",\"" + ENTERPRISE
                                + ":department\":\"Tools\"}}")
                .expect(200);
        patch(
                        person.id(),
                        "{\"op\":\"Add\",\"path\":\"emails[type eq \\\"work\\\"].value\",\"value\":\"new."
                                + person.userName() + "\"}")
                .expect(200);
        JsonNode changed = directory.get("/scim/v2/Users/" + person.id()).json();
        assertThat(changed.at("/name/givenName").asString()).isEqualTo("Grace");
        assertThat(changed.at("/name/familyName").asString()).isEqualTo("Body");
        assertThat(changed.get(ENTERPRISE).get("department").asString()).isEqualTo("Tools");
        assertThat(changed.at("/emails/0/value").asString()).isEqualTo("new." + person.userName());
    }

    @Test
    void a_write_with_an_old_version_is_refused() {
        Entry person = people.somebody();
        String version = directory.get("/scim/v2/Users/" + person.id()).header("ETag");
        Visitor conditional = directory.with("If-Match", String.valueOf(version));
        String title = "{\"schemas\":[],\"Operations\":[{\"op\":\"replace\",\"path\":\"title\",\"value\":\"%s\"}]}";
        conditional
                .patch("/scim/v2/Users/" + person.id(), title.formatted("One"))
                .expect(200);
        conditional
                .patch("/scim/v2/Users/" + person.id(), title.formatted("Two"))
                .expect(412);
        directory
                .with(
                        "If-None-Match",
                        String.valueOf(
                                directory.get("/scim/v2/Users/" + person.id()).header("ETag")))
                .get("/scim/v2/Users/" + person.id())
                .expect(304);
    }

    @Test
    void people_are_found_by_conditions_of_every_kind() {
        String team = unique("team");
        Entry one =
                people.somebody("\"title\":\"Alpha lead\",\"%s\":{\"department\":\"%s\"}".formatted(ENTERPRISE, team));
        Entry two = people.somebody("\"title\":\"Beta\",\"%s\":{\"department\":\"%s\"}".formatted(ENTERPRISE, team));
        String inTeam = ENTERPRISE + ":department eq \"" + team + "\"";

        assertThat(found(inTeam)).containsExactlyInAnyOrder(one.id(), two.id());
        assertThat(found(inTeam + " and title sw \"alpha\"")).containsExactly(one.id());
        assertThat(found(inTeam + " and not (title co \"lead\")")).containsExactly(two.id());
        assertThat(found("userName eq \"" + one.userName().toUpperCase(Locale.ROOT) + "\""))
                .containsExactly(one.id());
        assertThat(found("emails[value eq \"" + two.userName() + "\"]")).containsExactly(two.id());
        assertThat(found("id eq \"nonsense\"")).isEmpty();
        assertThat(found(inTeam + " and title eq \"%\"")).isEmpty();
        assertThat(found(inTeam + " and meta.created gt \"2020-01-01T00:00:00Z\""))
                .hasSize(2);
    }

    @Test
    void a_condition_on_what_cannot_be_searched_names_it() {
        JsonNode refused = directory
                .get("/scim/v2/Users?filter=" + encoded("nickName eq \"x\""))
                .expect(400)
                .json();
        assertThat(refused.get("scimType").asString()).isEqualTo("invalidFilter");
        assertThat(refused.get("detail").asString()).contains("nickname");
        directory.get("/scim/v2/Users?filter=" + encoded("userName eq")).expect(400);
    }

    @Test
    void lists_are_paged_sorted_and_trimmed() {
        String team = unique("sorted");
        for (String title : new String[] {"B", "C", "A"}) {
            people.somebody("\"title\":\"%s\",\"%s\":{\"department\":\"%s\"}".formatted(title, ENTERPRISE, team));
        }
        JsonNode page = directory
                .get("/scim/v2/Users?sortBy=title&sortOrder=descending&startIndex=2&count=1&attributes=title&filter="
                        + encoded(ENTERPRISE + ":department eq \"" + team + "\""))
                .expect(200)
                .json();
        assertThat(page.get("totalResults").asInt()).isEqualTo(3);
        assertThat(page.get("startIndex").asInt()).isEqualTo(2);
        assertThat(page.get("itemsPerPage").asInt()).isEqualTo(1);
        assertThat(page.at("/Resources/0/title").asString()).isEqualTo("B");
        assertThat(page.at("/Resources/0").has("userName")).isFalse();
        assertThat(page.at("/Resources/0").has("id")).isTrue();
    }

    @Test
    void what_is_wrong_is_said_in_the_shape_of_scim() {
        assertThat(directory
                        .post("/scim/v2/Users", "{}")
                        .expect(400)
                        .json()
                        .get("scimType")
                        .asString())
                .isEqualTo("invalidValue");
        assertThat(directory
                        .post("/scim/v2/Users", "{")
                        .expect(400)
                        .json()
                        .get("scimType")
                        .asString())
                .isEqualTo("invalidSyntax");
        directory.post("/scim/v2/Users", "{\"userName\":5}").expect(400);
        directory
                .post("/scim/v2/Users", "{\"userName\":\"%s\",\"active\":\"maybe\"}".formatted(unique("x")))
                .expect(400);
        directory.get("/scim/v2/Users/nonsense").expect(404);
    }

    @Test
    void only_administrators_of_the_domain_use_it() {
        Answer refused = reeve.person().door().get("/scim/v2/Users").expect(403);
        assertThat(refused.json().get("schemas").get(0).asString())
                .isEqualTo("urn:ietf:params:scim:api:messages:2.0:Error");
        reeve.visitor().get("/scim/v2/Users").expect(401);
    }

    @Test
    void many_operations_in_one_call_refer_to_each_other() {
        String name = unique("bulk");
        JsonNode answer =
                directory.post("/scim/v2/Bulk", """
                {"schemas":["urn:ietf:params:scim:api:messages:2.0:BulkRequest"],"failOnErrors":1,"Operations":[
                 {"method":"POST","path":"/Users","bulkId":"u","data":{"userName":"%1$s"}},
                 {"method":"POST","path":"/Groups","bulkId":"g","data":{"displayName":"%1$s","members":[{"value":"bulkId:u"}]}},
                 {"method":"POST","path":"/Users","bulkId":"again","data":{"userName":"%1$s"}},
                 {"method":"POST","path":"/Users","bulkId":"never","data":{"userName":"never.%1$s"}}]}
                """.formatted(name)).expect(200).json();
        assertThat(answer.get("Operations")).hasSize(3);
        assertThat(answer.at("/Operations/0/status").asString()).isEqualTo("201");
        assertThat(answer.at("/Operations/1/status").asString()).isEqualTo("201");
        assertThat(answer.at("/Operations/2/status").asString()).isEqualTo("409");
        String group = answer.at("/Operations/1/location").asString();
        JsonNode members =
                directory.get(group.substring(group.indexOf("/scim"))).json().get("members");
        assertThat(members).hasSize(1);
    }

    @Test
    void discovery_says_what_is_there() {
        assertThat(directory
                        .get("/scim/v2/ServiceProviderConfig")
                        .expect(200)
                        .json()
                        .at("/bulk/supported")
                        .asBoolean())
                .isTrue();
        assertThat(directory
                        .get("/scim/v2/ResourceTypes")
                        .json()
                        .get("totalResults")
                        .asInt())
                .isEqualTo(2);
        assertThat(directory
                        .get("/scim/v2/Schemas/" + OURS)
                        .expect(200)
                        .json()
                        .get("name")
                        .asString())
                .isEqualTo("ReeveUser");
        directory.get("/scim/v2/Schemas/urn:none").expect(404);
    }

    private Answer patch(String id, String operation) {
        return directory.patch(
                "/scim/v2/Users/" + id,
                "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":[" + operation + "]}");
    }

    private List<String> found(String filter) {
        JsonNode page = directory
                .get("/scim/v2/Users?filter=" + encoded(filter))
                .expect(200)
                .json();
        List<String> ids = new ArrayList<>();
        page.get("Resources").forEach(user -> ids.add(user.get("id").asString()));
        return ids;
    }

    private static String path(Answer created) {
        return "/scim/v2/Users/" + created.json().get("id").asString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String unique(String prefix) {
        return prefix + "." + System.nanoTime() + "@example.org";
    }
}
