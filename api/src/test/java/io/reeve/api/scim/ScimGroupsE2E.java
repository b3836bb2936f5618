package io.reeve.api.scim;

import static io.reeve.testing.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.api.scim.Directory.Entry;
import io.reeve.api.testing.Offer;
import io.reeve.api.testing.RunningReeve;
import io.reeve.api.testing.Visitor;
import io.reeve.kernel.user.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ScimGroupsE2E {

    private final RunningReeve reeve = RunningReeve.shared();
    private final Directory people = Directory.of(reeve);
    private final Visitor directory = people.door();

    @Test
    void members_join_and_leave_by_every_way_a_provider_has() {
        Entry one = people.somebody();
        Entry two = people.somebody();
        String group = create("ways", one);

        patch(group, "{\"op\":\"Add\",\"path\":\"members\",\"value\":[{\"value\":\"%s\"}]}".formatted(two.id()));
        assertThat(members(group)).containsExactlyInAnyOrder(one.id(), two.id());
        patch(group, "{\"op\":\"remove\",\"path\":\"members[value eq \\\"%s\\\"]\"}".formatted(one.id()));
        assertThat(members(group)).containsExactly(two.id());
        patch(group, "{\"op\":\"Remove\",\"path\":\"members\",\"value\":[{\"value\":\"%s\"}]}".formatted(two.id()));
        assertThat(members(group)).isEmpty();
        patch(
                group,
                "{\"op\":\"replace\",\"value\":{\"displayName\":\"renamed\",\"members\":[{\"value\":\"%s\"}]}}"
                        .formatted(one.id()));
        assertThat(members(group)).containsExactly(one.id());
        assertThat(directory
                        .get("/scim/v2/Groups/" + group)
                        .json()
                        .get("displayName")
                        .asString())
                .isEqualTo("renamed");
        directory
                .send(
                        "PUT",
                        "/scim/v2/Groups/" + group,
                        "{\"displayName\":\"put\",\"members\":[{\"value\":\"%s\"}]}".formatted(two.id()))
                .expect(200);
        assertThat(members(group)).containsExactly(two.id());
    }

    @Test
    void members_may_be_named_with_the_schema_and_several_at_once_and_what_names_nobody_is_refused() {
        Entry one = people.somebody();
        Entry two = people.somebody();
        String group = create("named", one);
        String schema = "urn:ietf:params:scim:schemas:core:2.0:Group";

        patch(group, "{\"op\":\"Add\",\"path\":\"%s:members\",\"value\":\"%s\"}".formatted(schema, two.id()));
        assertThat(members(group)).containsExactlyInAnyOrder(one.id(), two.id());
        patch(
                group,
                "{\"op\":\"Remove\",\"path\":\"%s:members[value eq \\\"%s\\\" or value eq \\\"%s\\\"]\"}"
                        .formatted(schema, one.id(), two.id()));
        assertThat(members(group)).isEmpty();
        patch(
                group,
                "{\"op\":\"Add\",\"value\":{\"%s:members\":[{\"$ref\":null,\"value\":\"%s\"}]}}"
                        .formatted(schema, two.id()));
        assertThat(members(group)).containsExactly(two.id());
        patch(group, "{\"op\":\"Replace\",\"path\":\"photos[type eq \\\"photo\\\"].value\",\"value\":\"not kept\"}");
        patch(
                group,
                "{\"op\":\"Replace\",\"value\":{\"id\":\"%s\",\"externalId\":\"named.%s\"}}".formatted(group, group));
        patch(group, "{\"op\":\"Replace\",\"path\":\"members\",\"value\":null}");
        assertThat(members(group)).isEmpty();

        for (String nobody : List.of("5", "true", "[5]", "[{}]", "\"nobody\"")) {
            directory
                    .patch(
                            "/scim/v2/Groups/" + group,
                            "{\"Operations\":[{\"op\":\"add\",\"path\":\"members\",\"value\":%s}]}".formatted(nobody))
                    .expect(400);
        }
        directory
                .post("/scim/v2/Groups", "{\"displayName\":\"%s.wrong\",\"members\":5}".formatted(group))
                .expect(400);
    }

    @Test
    void rule_26_a_group_belongs_to_the_app_of_the_directory() {
        String plain = create("plain", people.somebody());
        String externalId = "ext." + System.nanoTime();
        String external = directory
                .post("/scim/v2/Groups", "{\"displayName\":\"external\",\"externalId\":\"%s\"}".formatted(externalId))
                .expect(201)
                .json()
                .get("id")
                .asString();

        JsonNode shown = directory.get("/groups/" + plain).expect(200).json();
        assertThat(shown.get("integration_specific_id").asString()).isEqualTo(plain);
        assertThat(directory
                        .get("/groups/" + external)
                        .json()
                        .get("integration_specific_id")
                        .asString())
                .isEqualTo(externalId);
        JsonNode app = directory
                .get("/apps/" + shown.get("app_id").asString())
                .expect(200)
                .json();
        assertThat(app.get("user_friendly_label").asString()).isEqualTo("Directory");
        assertThat(directory
                        .get("/apps?connection_source=API&name_search=Directory")
                        .expect(200)
                        .json()
                        .get("items")
                        .valueStream()
                        .map(item -> item.get("id").asString()))
                .contains(app.get("id").asString());
        directory
                .post("/scim/v2/Groups", "{\"displayName\":\"twin\",\"externalId\":\"%s\"}".formatted(externalId))
                .expect(409);
    }

    @Test
    void rule_20_a_directory_touches_only_the_members_that_it_brought() {
        RunningReeve.Person granted = reeve.person();
        Entry brought = people.somebody();
        String group = create("granted", brought);
        Offer offer = Offer.offered(reeve.person(Role.ADMIN));
        String permission = offer.permission("Member", """
                "request_config": {"appstore_visibility": "VISIBLE",
                  "request_fulfillment_config": {"provisioning_group": {"id": "%s"}}}""".formatted(group));
        granted.door()
                .post("/appstore/access_request", """
                        {"app_id": "%s", "requestable_permission_ids": ["%s"]}""".formatted(offer.id(), permission))
                .expect(201);
        soon().untilAsserted(() -> assertThat(usersIn(group))
                .containsExactlyInAnyOrder(brought.id(), granted.id().toString()));
        assertThat(members(group))
                .as("a provider that writes back what it read makes no grant its own")
                .containsExactly(brought.id());

        directory
                .send("PUT", "/scim/v2/Groups/" + group, "{\"displayName\":\"emptied\",\"members\":[]}")
                .expect(200);
        assertThat(usersIn(group)).containsExactly(granted.id().toString());

        patch(group, "{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\"%s\"}]}".formatted(granted.id()));
        patch(group, "{\"op\":\"remove\",\"path\":\"members\"}");
        assertThat(members(group)).isEmpty();
        assertThat(usersIn(group)).containsExactly(granted.id().toString());
    }

    @Test
    void a_group_that_changed_since_it_was_read_is_not_overwritten() {
        Entry one = people.somebody();
        String group = create("versions", one);
        String path = "/scim/v2/Groups/" + group;
        String read = String.valueOf(directory.get(path).header("ETag"));
        String again = "{\"displayName\":\"%s\",\"members\":[{\"value\":\"%s\"}]}"
                .formatted(directory.get(path).json().get("displayName").asString(), one.id());
        assertThat(directory.send("PUT", path, again).expect(200).header("ETag"))
                .isEqualTo(read);
        directory.with("If-None-Match", read).get(path).expect(304);

        patch(group, "{\"op\":\"remove\",\"path\":\"members\"}");

        Visitor late = directory.with("If-Match", read);
        late.send("PUT", path, again).expect(412);
        late.patch(path, "{\"Operations\":[{\"op\":\"replace\",\"path\":\"displayName\",\"value\":\"late\"}]}")
                .expect(412);
        late.delete(path).expect(412);
        assertThat(members(group)).isEmpty();
    }

    @Test
    void of_many_who_patch_a_group_at_once_nobody_is_overlooked() {
        List<Entry> joining = Stream.generate(people::somebody).limit(6).toList();
        String group = create("busy", joining.getFirst());
        Stream<String> operations = Stream.concat(
                joining.stream()
                        .map(entry -> "{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\"%s\"}]}"
                                .formatted(entry.id())),
                Stream.of(
                        "{\"op\":\"replace\",\"path\":\"displayName\",\"value\":\"renamed\"}",
                        "{\"op\":\"add\",\"path\":\"externalId\",\"value\":\"busy.%s\"}".formatted(group)));

        operations
                .map(operation -> CompletableFuture.runAsync(() -> patch(group, operation)))
                .toList()
                .forEach(CompletableFuture::join);

        assertThat(members(group))
                .containsExactlyInAnyOrderElementsOf(
                        joining.stream().map(Entry::id).toList());
        JsonNode shown = directory.get("/scim/v2/Groups/" + group).json();
        assertThat(shown.get("displayName").asString()).isEqualTo("renamed");
        assertThat(shown.get("externalId").asString()).isEqualTo("busy." + group);
    }

    @Test
    void what_becomes_of_a_persons_groups_is_seen_by_who_reads_and_hinders_nobody_who_writes() {
        Entry one = people.somebody();
        String path = "/scim/v2/Users/" + one.id();
        String title = "{\"Operations\":[{\"op\":\"replace\",\"path\":\"title\",\"value\":\"%s\"}]}";

        String alone = version(path);
        String group = create("tagged", one);
        directory.with("If-None-Match", alone).get(path).expect(200);
        String joined = version(path);
        directory.with("If-None-Match", joined).get(path).expect(304);
        patch(group, "{\"op\":\"replace\",\"path\":\"displayName\",\"value\":\"another name\"}");
        directory.with("If-None-Match", joined).get(path).expect(200);

        directory.with("If-Match", joined).patch(path, title.formatted("One")).expect(200);
        directory.with("If-Match", joined).patch(path, title.formatted("Two")).expect(412);
        String changed = version(path);
        patch(group, "{\"op\":\"remove\",\"path\":\"members\"}");
        directory.with("If-None-Match", changed).get(path).expect(200);
        directory.with("If-Match", changed).delete(path).expect(204);
    }

    @Test
    void a_choice_of_attributes_that_cannot_be_understood_is_refused_before_anything_is_made() {
        String name = "chosen." + System.nanoTime();
        directory
                .post("/scim/v2/Groups?attributes=members%5B", "{\"displayName\":\"%s\"}".formatted(name))
                .expect(400);
        assertThat(directory
                        .get("/scim/v2/Groups?filter=displayName%20eq%20%22" + name + "%22")
                        .expect(200)
                        .json()
                        .get("totalResults")
                        .asInt())
                .isZero();
    }

    @Test
    void a_list_shows_every_group_with_its_own_members_when_they_are_wanted() {
        Entry one = people.somebody();
        Entry two = people.somebody();
        String prefix = "listed." + System.nanoTime();
        create(prefix, one);
        create(prefix, two);
        directory
                .post("/scim/v2/Groups", "{\"displayName\":\"%s.nobody\"}".formatted(prefix))
                .expect(201);
        String list = "/scim/v2/Groups?filter=displayName%20sw%20%22" + prefix + "%22&sortBy=meta.created&attributes=";

        JsonNode withMembers =
                directory.get(list + "displayName,members").expect(200).json();
        assertThat(withMembers.at("/Resources/0/members/0/value").asString()).isEqualTo(one.id());
        assertThat(withMembers.at("/Resources/0/members")).hasSize(1);
        assertThat(withMembers.at("/Resources/1/members/0/value").asString()).isEqualTo(two.id());
        assertThat(withMembers.at("/Resources/2/members")).isEmpty();
        assertThat(directory
                        .get(list + "displayName")
                        .expect(200)
                        .json()
                        .at("/Resources/0")
                        .propertyNames())
                .containsExactlyInAnyOrder("schemas", "id", "displayName");
        assertThat(directory
                        .get(list)
                        .expect(200)
                        .json()
                        .at("/Resources/1/members/0/value")
                        .asString())
                .isEqualTo(two.id());
        assertThat(directory
                        .get("/scim/v2/Groups?filter=members%5Btype%20eq%20%22User%22%20and%20value%20eq%20%22"
                                + one.id() + "%22%5D")
                        .expect(200)
                        .json()
                        .get("totalResults")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void a_page_ends_early_before_its_members_are_too_many_and_who_reads_on_gets_every_group() {
        Entry one = people.somebody();
        String prefix = "crowded." + System.nanoTime();
        List<String> groups =
                List.of(create(prefix, one), create(prefix, one), create(prefix, one), create(prefix, one));
        String list = "/scim/v2/Groups?filter=displayName%20sw%20%22" + prefix + "%22&sortBy=meta.created";
        try {
            crowd(groups.get(1), 20_000);

            List<JsonNode> pages = new ArrayList<>();
            List<String> read = new ArrayList<>();
            while (read.size() < groups.size()) {
                JsonNode page = directory
                        .get(list + "&startIndex=" + (read.size() + 1))
                        .expect(200)
                        .json();
                assertThat(page.get("totalResults").asInt()).isEqualTo(groups.size());
                assertThat(page.get("startIndex").asInt()).isEqualTo(read.size() + 1);
                page.get("Resources").forEach(group -> read.add(group.get("id").asString()));
                pages.add(page);
            }

            assertThat(read).isEqualTo(groups);
            assertThat(pages)
                    .extracting(page -> page.get("itemsPerPage").asInt())
                    .as("the second group fills a page, and is shown whole though it is more than that")
                    .containsExactly(1, 1, 2);
            assertThat(pages.get(1).at("/Resources/0/members")).hasSize(20_001);
            assertThat(directory
                            .get(list + "&excludedAttributes=members")
                            .expect(200)
                            .json()
                            .get("Resources"))
                    .hasSize(groups.size());
        } finally {
            directory.delete("/scim/v2/Groups/" + groups.get(1)).expect(204);
        }
    }

    @Test
    void a_group_and_its_members_are_shown_by_the_api_too() {
        Entry member = people.somebody();
        String group = create("shown", member);
        JsonNode shown = directory.get("/groups/" + group).expect(200).json();
        assertThat(shown.get("name").asString()).startsWith("shown");
        assertThat(shown.get("integration_specific_id").asString()).isEqualTo(group);
        JsonNode people =
                directory.get("/groups/" + group + "/users").expect(200).json();
        assertThat(people.get("total").asInt()).isEqualTo(1);
        assertThat(people.at("/items/0/id").asString()).isEqualTo(member.id());
        JsonNode user = directory.get("/scim/v2/Users/" + member.id()).json();
        assertThat(user.at("/groups/0/value").asString()).isEqualTo(group);
    }

    @Test
    void groups_are_found_by_name_and_by_member() {
        Entry member = people.somebody();
        String group = create("found", member);
        String name = directory
                .get("/scim/v2/Groups/" + group)
                .json()
                .get("displayName")
                .asString();
        assertThat(directory
                        .get("/scim/v2/Groups?filter=displayName%20eq%20%22" + name + "%22")
                        .json()
                        .get("totalResults")
                        .asInt())
                .isEqualTo(1);
        assertThat(directory
                        .get("/scim/v2/Groups?excludedAttributes=members&filter=members%20eq%20%22" + member.id()
                                + "%22")
                        .json()
                        .at("/Resources/0")
                        .has("members"))
                .isFalse();
    }

    @Test
    void a_member_who_does_not_exist_is_refused_and_nothing_is_half_done() {
        Entry one = people.somebody();
        String group = create("whole", one);
        Visitor.Answer refused = directory.patch("/scim/v2/Groups/" + group, """
                {"schemas":[],"Operations":[{"op":"replace","path":"displayName","value":"no"},
                 {"op":"add","path":"members","value":[{"value":"00000000-0000-4000-8000-000000000000"}]}]}""");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(directory
                        .get("/scim/v2/Groups/" + group)
                        .json()
                        .get("displayName")
                        .asString())
                .startsWith("whole");
    }

    @Test
    void a_deleted_group_is_gone_with_its_members() {
        Entry member = people.somebody();
        String group = create("deleted", member);
        directory.delete("/scim/v2/Groups/" + group).expect(204);
        directory.get("/scim/v2/Groups/" + group).expect(404);
        directory.get("/groups/" + group).expect(404);
        assertThat(directory.get("/scim/v2/Users/" + member.id()).json().has("groups"))
                .isFalse();
    }

    private String create(String prefix, Entry member) {
        return directory
                .post("/scim/v2/Groups", """
                        {"displayName":"%s.%d","members":[{"value":"%s"}]}""".formatted(prefix, System.nanoTime(), member.id()))
                .expect(201)
                .json()
                .get("id")
                .asString();
    }

    /** So many members more than anybody could bring in during a test. */
    private void crowd(String group, int members) {
        reeve.database().jdbc().sql("""
                        insert into read.member (group_id, user_id, directory)
                        select cast(? as uuid), gen_random_uuid(), true from generate_series(1, ?)""").param(group).param(members).update();
    }

    private String version(String path) {
        Visitor.Answer answer = directory.get(path).expect(200);
        String version = answer.json().at("/meta/version").asString();
        assertThat(answer.header("ETag")).isEqualTo(version);
        return version;
    }

    private void patch(String group, String operation) {
        directory
                .patch("/scim/v2/Groups/" + group, "{\"schemas\":[],\"Operations\":[" + operation + "]}")
                .expect(200);
    }

    private List<String> usersIn(String group) {
        return directory
                .get("/groups/" + group + "/users")
                .expect(200)
                .json()
                .get("items")
                .valueStream()
                .map(user -> user.get("id").asString())
                .toList();
    }

    private List<String> members(String group) {
        List<String> ids = new ArrayList<>();
        directory
                .get("/scim/v2/Groups/" + group)
                .expect(200)
                .json()
                .get("members")
                .forEach(member -> ids.add(member.get("value").asString()));
        return ids;
    }
}
