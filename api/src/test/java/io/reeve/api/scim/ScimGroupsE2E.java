package io.reeve.api.scim;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.api.scim.Directory.Entry;
import io.reeve.api.testing.RunningReeve;
import io.reeve.api.testing.Visitor;
import java.util.ArrayList;
import java.util.List;
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

    private void patch(String group, String operation) {
        directory
                .patch("/scim/v2/Groups/" + group, "{\"schemas\":[],\"Operations\":[" + operation + "]}")
                .expect(200);
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
