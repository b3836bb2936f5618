package io.reeve.api.scim;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.api.scim.Directory.Entry;
import io.reeve.api.testing.RunningReeve;
import io.reeve.api.testing.Visitor;
import io.reeve.api.testing.Visitor.Answer;
import io.reeve.kernel.Text;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
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
    void user_names_are_taken_whatever_their_case() {
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
    void an_e_mail_is_one_persons_whatever_their_user_names() {
        Entry there = people.somebody();
        Entry other = people.somebody();
        String newcomer = """
                {"userName":"%s","emails":[{"value":"%s"}]}""".formatted(unique("newcomer"), there.userName().toUpperCase(Locale.ROOT));

        assertThat(directory
                        .post("/scim/v2/Users", newcomer)
                        .expect(409)
                        .json()
                        .get("scimType")
                        .asString())
                .isEqualTo("uniqueness");
        patch(other.id(), """
                        {"op":"replace","value":{"title":"not written","emails":[{"value":"%s"}]}}""".formatted(there.userName())).expect(409);
        assertThat(directory.get("/scim/v2/Users/" + other.id()).json().has("title"))
                .isFalse();

        patch(there.id(), """
                {"op":"replace","path":"emails","value":[{"value":"%s"}]}""".formatted(unique("moved"))).expect(200);
        directory.post("/scim/v2/Users", newcomer).expect(201);
    }

    @Test
    void of_several_who_bring_the_same_person_at_once_one_makes_it() {
        String body = "{\"userName\":\"%s\"}".formatted(unique("race"));
        List<Integer> statuses = IntStream.range(0, 4)
                .mapToObj(caller -> CompletableFuture.supplyAsync(
                        () -> directory.post("/scim/v2/Users", body).status()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
    }

    @Test
    void of_several_who_patch_a_person_at_once_nobody_is_overlooked() {
        Entry person = people.somebody();
        List<String> operations = List.of(
                "{\"op\":\"add\",\"path\":\"title\",\"value\":\"Lead\"}",
                "{\"op\":\"add\",\"path\":\"externalId\",\"value\":\"x\"}",
                "{\"op\":\"replace\",\"path\":\"name.givenName\",\"value\":\"Ada\"}",
                "{\"op\":\"add\",\"path\":\"%s:department\",\"value\":\"Tools\"}".formatted(ENTERPRISE));

        operations.stream()
                .map(operation -> CompletableFuture.runAsync(
                        () -> patch(person.id(), operation).expect(200)))
                .toList()
                .forEach(CompletableFuture::join);

        JsonNode user = directory.get("/scim/v2/Users/" + person.id()).json();
        assertThat(user.get("title").asString()).isEqualTo("Lead");
        assertThat(user.get("externalId").asString()).isEqualTo("x");
        assertThat(user.at("/name/givenName").asString()).isEqualTo("Ada");
        assertThat(user.get(ENTERPRISE).get("department").asString()).isEqualTo("Tools");
    }

    @Test
    void what_is_put_is_the_whole_of_it() {
        Entry person = people.somebody(
                "\"title\":\"Lead\",\"%s\":{\"department\":\"Tools\"},\"%s\":{\"customAttributes\":{\"Office\":\"London\"}}"
                        .formatted(ENTERPRISE, OURS));
        String path = "/scim/v2/Users/" + person.id();
        String whole = """
                {"userName":"%1$s","name":{"givenName":"Ada"},"emails":[{"value":"%1$s"}],"active":false}""".formatted(person.userName());

        Answer put = directory.send("PUT", path, whole).expect(200);

        JsonNode user = put.json();
        assertThat(user.at("/name/givenName").asString()).isEqualTo("Ada");
        assertThat(user.at("/name/familyName").asString()).isEmpty();
        assertThat(user.get("active").asBoolean()).isFalse();
        assertThat(user.has("title")).isFalse();
        assertThat(user.get(ENTERPRISE).has("department")).isFalse();
        assertThat(user.get(OURS).get("customAttributes")).isEmpty();
        assertThat(directory.send("PUT", path, whole).expect(200).header("ETag"))
                .as("a PUT that changes nothing is no new version")
                .isEqualTo(put.header("ETag"));
        directory.send("PUT", path, user.toString()).expect(200);
        assertThat(directory.get(path).json().get("meta")).isEqualTo(user.get("meta"));
    }

    @Test
    void a_put_and_a_deletion_with_an_old_version_are_refused_too() {
        Entry person = people.somebody();
        String path = "/scim/v2/Users/" + person.id();
        Visitor late =
                directory.with("If-Match", String.valueOf(directory.get(path).header("ETag")));
        patch(person.id(), "{\"op\":\"replace\",\"path\":\"title\",\"value\":\"Lead\"}")
                .expect(200);

        JsonNode refused = late.send("PUT", path, "{\"userName\":\"%s\"}".formatted(person.userName()))
                .expect(412)
                .json();
        assertThat(refused.get("status").asString()).isEqualTo("412");
        late.delete(path).expect(412);
        assertThat(directory.get(path).expect(200).json().get("title").asString())
                .isEqualTo("Lead");
        directory.with("If-Match", "*").delete(path).expect(204);
    }

    @Test
    void rule_26_attributes_are_told_of_by_the_names_of_the_api() {
        String manager = people.somebody().id();
        Entry person = people.somebody();
        patch(person.id(), """
                {"op":"add","value":{"title":"Lead","%s":{"department":"Tools","manager":{"value":"%s"}},
                 "%s":{"startDate":"2026-01-31","endDate":"2027-01-31","customAttributes":{"Cost center":"12"}}}}""".formatted(ENTERPRISE, manager, OURS)).expect(200);
        patch(person.id(), "{\"op\":\"replace\",\"path\":\"active\",\"value\":false}")
                .expect(200);

        List<String> told = new ArrayList<>();
        directory
                .get("/identity_events?identity_ids=" + person.id())
                .expect(200)
                .json()
                .get("identity_events")
                .forEach(event -> told.add(event.get("changed_field").asString() + "="
                        + event.get("new_field_value").asString()));
        assertThat(told)
                .containsExactlyInAnyOrder(
                        "title=Lead",
                        "team=Tools",
                        "manager=" + manager,
                        "start_date=2026-01-31",
                        "end_date=2027-01-31",
                        "Cost center=12",
                        "status=SUSPENDED");
        assertThat(directory
                        .get("/users/" + person.id() + "?expand=custom_attributes")
                        .json()
                        .at("/custom_attributes/Cost center/value")
                        .asString())
                .isEqualTo("12");
    }

    @Test
    void a_patch_takes_attributes_away_and_names_what_it_cannot_do() {
        Entry person = people.somebody(
                "\"title\":\"Lead\",\"%s\":{\"department\":\"Tools\"},\"%s\":{\"customAttributes\":{\"Office\":\"London\",\"Desk\":\"4\"}}"
                        .formatted(ENTERPRISE, OURS));
        patch(person.id(), """
                {"op":"remove","path":"title"},{"op":"remove","path":"%s:department"},
                {"op":"remove","path":"%s:customAttributes.Desk"},{"op":"remove","path":"name"}""".formatted(ENTERPRISE, OURS)).expect(200);
        JsonNode user = directory.get("/scim/v2/Users/" + person.id()).json();
        assertThat(user.at("/name/givenName").asString()).isEmpty();
        assertThat(user.get("displayName").asString()).isEmpty();
        assertThat(user.has("title")).isFalse();
        assertThat(user.get(ENTERPRISE).has("department")).isFalse();
        assertThat(user.get(OURS).get("customAttributes").propertyNames()).containsExactly("Office");

        for (String wrong : List.of(
                "{\"op\":\"remove\"}",
                "{\"op\":\"jump\",\"path\":\"title\"}",
                "{\"op\":\"remove\",\"path\":\"userName\"}",
                "{\"op\":\"replace\",\"path\":\"title[\",\"value\":\"x\"}",
                "{\"op\":\"replace\",\"path\":\"%s:manager\",\"value\":{\"value\":\"%s\"}}"
                        .formatted(ENTERPRISE, UUID.randomUUID()))) {
            JsonNode refused = patch(person.id(), wrong).expect(400).json();
            assertThat(refused.get("schemas").get(0).asString())
                    .as(wrong)
                    .isEqualTo("urn:ietf:params:scim:api:messages:2.0:Error");
            assertThat(refused.get("detail").asString()).as(wrong).isNotBlank();
        }
        assertThat(directory.get("/scim/v2/Users/" + person.id()).json().get("meta"))
                .isEqualTo(user.get("meta"));
    }

    @Test
    void a_search_can_be_posted() {
        Entry one = people.somebody();
        JsonNode found = directory
                .post("/scim/v2/Users/.search", """
                        {"schemas":["urn:ietf:params:scim:api:messages:2.0:SearchRequest"],"attributes":["userName"],
                         "filter":"userName eq \\"%s\\"","startIndex":1,"count":5}""".formatted(one.userName()))
                .expect(200)
                .json();
        assertThat(found.get("totalResults").asInt()).isEqualTo(1);
        assertThat(found.at("/Resources/0/id").asString()).isEqualTo(one.id());
        assertThat(found.at("/Resources/0").has("name")).isFalse();
    }

    @Test
    void rule_26_a_user_who_left_is_gone_for_scim_and_leaves_the_name_free() {
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
    void rule_26_inactive_suspends_and_active_brings_back() {
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
    void a_manager_is_named_in_every_way_that_providers_have() {
        Entry person = people.somebody();
        String path = ENTERPRISE + ":manager";
        for (String way : List.of(
                "\"%s\"",
                "{\"value\":\"%s\"}", "[{\"$ref\":\"https://directory.example.org/Users/1\",\"value\":\"%s\"}]")) {
            String manager = people.somebody().id();
            String named = way.formatted(manager);
            JsonNode user = patch(person.id(), "{\"op\":\"Add\",\"path\":\"%s\",\"value\":%s}".formatted(path, named))
                    .expect(200)
                    .json();
            assertThat(user.get(ENTERPRISE).at("/manager/value").asString())
                    .as(named)
                    .isEqualTo(manager);
        }
        patch(person.id(), "{\"op\":\"Replace\",\"path\":\"%s\",\"value\":null}".formatted(path))
                .expect(200);
        assertThat(directory
                        .get("/scim/v2/Users/" + person.id())
                        .json()
                        .get(ENTERPRISE)
                        .has("manager"))
                .isFalse();
    }

    @Test
    void the_address_that_is_added_as_primary_takes_the_place_of_the_one_before() {
        Entry person = people.somebody();
        for (String value : List.of("[%s]", "%s")) {
            String address = unique("primary");
            JsonNode user = patch(
                            person.id(),
                            "{\"op\":\"Add\",\"path\":\"emails\",\"value\":%s}"
                                    .formatted(value.formatted("{\"value\":\"%s\",\"type\":\"work\",\"primary\":true}"
                                            .formatted(address))))
                    .expect(200)
                    .json();
            assertThat(user.get("emails")).hasSize(1);
            assertThat(user.at("/emails/0/value").asString()).isEqualTo(address);
        }
    }

    @Test
    void what_has_the_wrong_form_is_refused_and_named() {
        Map<String, String> wrong = Map.of(
                "\"name\":\"x\"",
                "'name'",
                "\"emails\":[\"x@example.org\"]",
                "'emails'",
                "\"emails\":\"x@example.org\"",
                "'emails'",
                "\"%s\":\"x\"".formatted(ENTERPRISE),
                "'" + ENTERPRISE + "'",
                "\"%s\":{\"manager\":5}".formatted(ENTERPRISE),
                "'manager'",
                "\"%s\":{\"manager\":[{},{}]}".formatted(ENTERPRISE),
                "'manager'",
                "\"%s\":[]".formatted(OURS),
                "'" + OURS + "'");
        wrong.forEach((attribute, name) -> {
            JsonNode refused = directory
                    .post("/scim/v2/Users", "{\"userName\":\"%s\",%s}".formatted(unique("wrong"), attribute))
                    .expect(400)
                    .json();
            assertThat(refused.get("scimType").asString()).as(attribute).isEqualTo("invalidValue");
            assertThat(refused.get("detail").asString()).contains(name);
        });
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
    void a_precondition_may_name_many_versions_and_such_as_are_not_ours() {
        String path = "/scim/v2/Users/" + people.somebody().id();
        String version = String.valueOf(directory.get(path).header("ETag"));
        String strong = version.substring("W/".length());

        for (String known : List.of(version, strong, "\"elsewhere\", " + version, "*")) {
            assertThat(directory.with("If-None-Match", known).get(path).status())
                    .as(known)
                    .isEqualTo(304);
        }
        directory.with("If-None-Match", "\"elsewhere\", W/\"17\"").get(path).expect(200);
        for (String foreign :
                List.of("\"elsewhere\"", "W/\"17\", \"18\"", "W/\"" + "9".repeat(30) + "\"", "nonsense")) {
            assertThat(directory.with("If-Match", foreign).delete(path).status())
                    .as(foreign)
                    .isEqualTo(412);
        }
        directory.with("If-Match", "\"elsewhere\", " + strong).delete(path).expect(204);
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
        assertThat(found("emails[type eq \"work\" and value eq \"" + two.userName() + "\"]"))
                .containsExactly(two.id());
        assertThat(found("emails[type eq \"home\" and value eq \"" + two.userName() + "\"]"))
                .isEmpty();
        assertThat(found(inTeam + " and emails.primary eq true and emails.type ne \"home\""))
                .hasSize(2);
        assertThat(found(inTeam + " and emails.type pr and not (groups.type pr)"))
                .hasSize(2);
        assertThat(found("id eq \"nonsense\"")).isEmpty();
        assertThat(found(inTeam + " and title eq \"%\"")).isEmpty();
        assertThat(found(inTeam + " and meta.created gt \"2020-01-01T00:00:00Z\""))
                .hasSize(2);
        assertThat(found(inTeam + " and meta.lastModified lt \"2020-01-01T00:00:00Z\""))
                .isEmpty();
        assertThat(found("(title eq \"beta\" or title ew \"LEAD\") and " + inTeam))
                .containsExactlyInAnyOrder(one.id(), two.id());
        assertThat(found(inTeam + " and title ne \"Beta\"")).containsExactly(one.id());
        assertThat(found(inTeam + " and title ge \"beta\"")).containsExactly(two.id());
        assertThat(found(inTeam + " and title le \"beta\"")).contains(one.id(), two.id());
        assertThat(found(inTeam + " and externalId pr")).isEmpty();
        assertThat(found(inTeam + " and active eq true")).hasSize(2);
        patch(
                        one.id(),
                        "{\"op\":\"add\",\"value\":{\"%s\":{\"startDate\":\"2026-01-31\",\"endDate\":\"2026-03-01\"}}}"
                                .formatted(OURS))
                .expect(200);
        assertThat(found(inTeam + " and " + OURS + ":startDate eq \"2026-01-31\""))
                .containsExactly(one.id());
        assertThat(found(inTeam + " and " + OURS + ":endDate gt \"2026-02-28T12:00:00Z\""))
                .containsExactly(one.id());
        assertThat(found(inTeam + " and not (" + OURS + ":endDate pr)")).containsExactly(two.id());
        patch(
                        two.id(),
                        "{\"op\":\"replace\",\"value\":{\"active\":false,\"externalId\":\"x1\",\"%s\":{\"manager\":{\"value\":\"%s\"}}}}"
                                .formatted(ENTERPRISE, one.id()))
                .expect(200);
        assertThat(found(inTeam + " and active eq false")).containsExactly(two.id());
        assertThat(found(inTeam + " and externalId eq \"x1\"")).containsExactly(two.id());
        assertThat(found(ENTERPRISE + ":manager.value eq \"" + one.id() + "\"")).containsExactly(two.id());
    }

    @Test
    void a_condition_on_what_cannot_be_searched_names_it() {
        JsonNode refused = directory
                .get("/scim/v2/Users?filter=" + encoded("nickName eq \"x\""))
                .expect(400)
                .json();
        assertThat(refused.get("scimType").asString()).isEqualTo("invalidFilter");
        assertThat(refused.get("detail").asString()).contains("nickname");
        for (String wrong : List.of(
                "userName eq",
                "active eq \"maybe\"",
                "emails.type co \"wo\"",
                OURS + ":endDate eq \"soon\"",
                "meta.lastModified gt \"+999999999-01-01T00:00:00Z\"",
                OURS + ":customAttributes eq \"London\"")) {
            assertThat(directory
                            .get("/scim/v2/Users?filter=" + encoded(wrong))
                            .expect(400)
                            .json()
                            .get("scimType")
                            .asString())
                    .as(wrong)
                    .isEqualTo("invalidFilter");
        }
    }

    @Test
    void custom_attributes_are_searched_and_sorted_by_like_others() {
        String team = unique("custom");
        Entry london = withAttributes(team, "\"Office\":\"London\",\"Cost center\":\"12\"");
        Entry leeds = withAttributes(team, "\"OFFICE\":\"Leeds\",\"Cost center\":\"120\"");
        Entry nowhere = withAttributes(team, "");
        String inTeam = ENTERPRISE + ":department eq \"" + team + "\"";
        String office = inTeam + " and " + OURS + ":customAttributes.Office ";

        assertThat(found(office + "eq \"LONDON\"")).containsExactly(london.id());
        assertThat(found(office.toLowerCase(Locale.ROOT) + "ne \"london\"")).containsExactly(leeds.id());
        assertThat(found(office + "co \"ond\"")).containsExactly(london.id());
        assertThat(found(office + "sw \"l\"")).containsExactly(london.id(), leeds.id());
        assertThat(found(office + "ew \"DS\"")).containsExactly(leeds.id());
        assertThat(found(office + "gt \"leeds\"")).containsExactly(london.id());
        assertThat(found(office + "pr")).containsExactly(london.id(), leeds.id());
        assertThat(found(inTeam + " and not (" + OURS + ":customAttributes.office pr)"))
                .containsExactly(nowhere.id());
        assertThat(found(inTeam + " and (" + OURS + ":customAttributes.Office eq \"Leeds\" or externalId pr)"))
                .containsExactly(leeds.id());
        assertThat(found(inTeam + " and " + OURS
                        + ":customAttributes[label eq \"cost CENTER\" and value sw \"12\" and Office eq \"leeds\"]"))
                .containsExactly(leeds.id());
        assertThat(directory
                        .get("/scim/v2/Users?sortBy=" + OURS + ":customAttributes.Office&filter=" + encoded(inTeam))
                        .expect(200)
                        .json()
                        .get("Resources")
                        .valueStream()
                        .map(user -> user.get("id").asString()))
                .containsExactly(leeds.id(), london.id(), nowhere.id());

        patch(
                        london.id(),
                        "{\"op\":\"replace\",\"path\":\"%s:customAttributes.Office\",\"value\":\"Leeds\"}"
                                .formatted(OURS))
                .expect(200);
        assertThat(found(office + "eq \"leeds\"")).containsExactly(london.id(), leeds.id());
    }

    private Entry withAttributes(String team, String attributes) {
        return people.somebody("\"%s\":{\"department\":\"%s\"},\"%s\":{\"customAttributes\":{%s}}"
                .formatted(ENTERPRISE, team, OURS, attributes));
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
        assertThat(directory
                        .get("/scim/v2/Users?filter=" + encoded("meta.created gt \"yesterday\""))
                        .expect(400)
                        .json()
                        .get("scimType")
                        .asString())
                .isEqualTo("invalidFilter");
    }

    @Test
    void what_comes_to_no_controller_is_refused_in_the_shape_of_scim_too() {
        Visitor employee = reeve.person().door();
        Map<Answer, Integer> refused = Map.of(
                directory.get("/scim/v2/Users?startIndex=abc"), 400,
                directory.post("/scim/v2/Users", null), 400,
                directory.get("/scim/v2/Users//twice"), 400,
                directory.get("/scim/v2/Users?=nameless"), 400,
                directory.get("/scim/v2/Users?%01=x"), 400,
                directory.with("Content-Type", "multipart/form-data").post("/scim/v2/Users", "{}"), 415,
                directory.with("Accept", "application/problem+json").delete("/scim/v2/Users"), 405,
                directory.get("/scim/v2/Elsewhere"), 404,
                employee.get("/scim/v2/Users"), 403,
                reeve.visitor().get("/scim/v2/Users"), 401);

        refused.forEach((answer, status) -> {
            assertThat(answer.status()).as(answer.text()).isEqualTo(status);
            assertThat(answer.header("Content-Type")).as(answer.text()).isEqualTo("application/scim+json");
            JsonNode error = answer.json();
            assertThat(error.at("/schemas/0").asString()).isEqualTo("urn:ietf:params:scim:api:messages:2.0:Error");
            assertThat(error.get("status").asString()).isEqualTo(status.toString());
            assertThat(error.get("detail").asString()).isNotBlank();
        });
    }

    @Test
    void text_that_nobody_could_keep_is_refused_and_its_place_named() {
        Entry person = people.somebody();
        String path = "/scim/v2/Users/" + person.id();
        List<Answer> refused = List.of(
                directory.post("/scim/v2/Users", "{\"userName\":\"a\\u0000b\"}"),
                directory.post(
                        "/scim/v2/Users",
                        "{\"userName\":\"a\",\"%s\":{\"customAttributes\":{\"\\ud83d\":\"b\"}}}".formatted(OURS)),
                patch(person.id(), "{\"op\":\"replace\",\"path\":\"name.givenName\",\"value\":\"\\u0000\"}"),
                directory.get("/scim/v2/Users?filter=" + encoded("userName eq \"\\u0000\"")));

        assertThat(refused).extracting(Answer::status).containsOnly(400);
        assertThat(refused)
                .extracting(answer -> answer.json().get("detail").asString())
                .allMatch(detail -> detail.endsWith(Text.WANTED))
                .satisfiesExactly(
                        detail -> assertThat(detail).contains("'userName'"),
                        detail -> assertThat(detail).contains("'" + OURS + ".customAttributes'"),
                        detail -> assertThat(detail).contains("'Operations.value'"),
                        detail -> assertThat(detail).contains("'userName'"));
        assertThat(directory.get(path).json().at("/name/givenName").asString()).isEqualTo("Some");
    }

    @Test
    void rule_26_only_administrators_of_the_domain_use_it() {
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
    void every_method_can_be_one_operation_of_many() {
        Entry one = people.somebody();
        Entry two = people.somebody();
        Entry three = people.somebody();
        String old = String.valueOf(
                        directory.get("/scim/v2/Users/" + three.id()).header("ETag"))
                .replace("\"", "\\\"");
        JsonNode answer = directory
                .post("/scim/v2/Bulk", """
                {"schemas":["urn:ietf:params:scim:api:messages:2.0:BulkRequest"],"Operations":[
                 {"method":"PUT","path":"/Users/%1$s","data":{"userName":"%2$s","title":"Put"}},
                 {"method":"PATCH","path":"/Users/%3$s","version":"%4$s","data":{"Operations":[{"op":"add","path":"title","value":"Patched"}]}},
                 {"method":"PATCH","path":"/Users/%3$s","version":"%4$s","data":{"Operations":[{"op":"add","path":"title","value":"Late"}]}},
                 {"method":"DELETE","path":"/Users/%5$s"},
                 {"method":"DELETE","path":"/Users/%5$s"},
                 {"method":"POST","path":"/Elsewhere","bulkId":"e","data":{}}]}
                """.formatted(one.id(), one.userName(), three.id(), old, two.id()))
                .expect(200)
                .json();
        List<String> statuses = new ArrayList<>();
        answer.get("Operations")
                .forEach(operation -> statuses.add(operation.get("status").asString()));
        assertThat(statuses).containsExactly("200", "200", "412", "204", "404", "400");
        assertThat(directory
                        .get("/scim/v2/Users/" + one.id())
                        .json()
                        .get("title")
                        .asString())
                .isEqualTo("Put");
        assertThat(directory
                        .get("/scim/v2/Users/" + three.id())
                        .json()
                        .get("title")
                        .asString())
                .isEqualTo("Patched");
        directory.get("/scim/v2/Users/" + two.id()).expect(404);
    }

    @Test
    void more_operations_than_are_published_are_too_many() {
        int most = directory
                .get("/scim/v2/ServiceProviderConfig")
                .json()
                .at("/bulk/maxOperations")
                .asInt();
        String operation = "{\"method\":\"DELETE\",\"path\":\"/Users/x\"}";
        directory
                .post(
                        "/scim/v2/Bulk",
                        "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:BulkRequest\"],\"Operations\":["
                                + (operation + ",").repeat(most) + operation + "]}")
                .expect(413);
    }

    @Test
    void what_is_shown_is_what_the_schemas_declare() {
        Entry person =
                people.somebody("\"title\":\"Lead\",\"%s\":{\"department\":\"Tools\",\"manager\":{\"value\":\"%s\"}}"
                        .formatted(ENTERPRISE, people.somebody().id()));
        directory
                .post(
                        "/scim/v2/Groups",
                        "{\"displayName\":\"%s\",\"members\":[{\"value\":\"%s\"}]}"
                                .formatted(unique("group"), person.id()))
                .expect(201);
        Map<String, JsonNode> schemas = new HashMap<>();
        directory
                .get("/scim/v2/Schemas")
                .expect(200)
                .json()
                .get("Resources")
                .forEach(schema -> schemas.put(schema.get("id").asString(), schema));
        JsonNode user = directory.get("/scim/v2/Users/" + person.id()).json();

        assertThat(schemas).containsKeys("urn:ietf:params:scim:schemas:core:2.0:User", ENTERPRISE, OURS);
        List<String> core = declared(schemas.get("urn:ietf:params:scim:schemas:core:2.0:User"));
        core.addAll(List.of("schemas", "id", "externalId", "meta")); // those of every resource (RFC 7643, 3.1)
        for (Map.Entry<String, JsonNode> attribute : user.properties()) {
            JsonNode extension = schemas.get(attribute.getKey());
            if (extension == null) {
                assertThat(core).contains(attribute.getKey());
            } else {
                assertThat(declared(extension))
                        .as(attribute.getKey())
                        .containsAll(attribute.getValue().propertyNames());
            }
        }
    }

    private static List<String> declared(JsonNode schema) {
        List<String> names = new ArrayList<>();
        schema.get("attributes")
                .forEach(attribute -> names.add(attribute.get("name").asString()));
        return names;
    }

    @Test
    void discovery_says_what_is_there() {
        JsonNode configuration =
                directory.get("/scim/v2/ServiceProviderConfig").expect(200).json();
        for (String feature : List.of("patch", "bulk", "filter", "sort", "etag")) {
            assertThat(configuration.at("/" + feature + "/supported").asBoolean())
                    .as(feature)
                    .isTrue();
        }
        assertThat(configuration.at("/changePassword/supported").asBoolean(true))
                .isFalse();
        assertThat(configuration.at("/authenticationSchemes/0/type").asString()).isEqualTo("oauthbearertoken");
        assertThat(directory
                        .get("/scim/v2/ResourceTypes")
                        .json()
                        .get("totalResults")
                        .asInt())
                .isEqualTo(2);
        assertThat(directory
                        .get("/scim/v2/ResourceTypes/User")
                        .expect(200)
                        .json()
                        .get("schemaExtensions"))
                .hasSize(2);
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
