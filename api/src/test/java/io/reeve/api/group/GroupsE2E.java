package io.reeve.api.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.api.testing.RunningReeve;
import io.reeve.api.testing.RunningReeve.Person;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.group.GroupCommand.CreateGroup;
import io.reeve.kernel.group.GroupCommand.DeleteGroup;
import io.reeve.kernel.group.GroupCommand.MemberChange;
import io.reeve.kernel.group.GroupCommand.UpdateGroup;
import io.reeve.kernel.group.GroupId;
import io.reeve.kernel.group.ListGroupsOfUsers;
import io.reeve.kernel.user.UserCommand.DeactivateUser;
import io.reeve.kernel.user.UserId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class GroupsE2E {

    private final RunningReeve reeve = RunningReeve.shared();
    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final Person ada = reeve.person();
    private final Person grace = reeve.person();
    private final Person mary = reeve.person();
    private final GroupId group = GroupId.next();

    @Test
    void a_group_tells_where_it_comes_from() {
        create(Set.of());
        assertThat(ada.door().get("/groups/" + group).json())
                .hasToString(
                        "{\"id\":\"%s\",\"app_id\":\"%s\",\"integration_specific_id\":\"ext-%s\",\"name\":\"Engineers %s\",\"description\":\"\",\"group_lifecycle\":\"SYNCED\",\"source_app_id\":\"%s\"}"
                                .formatted(group, AppId.DIRECTORY, mark, mark, AppId.DIRECTORY));
    }

    @Test
    void members_are_people() {
        create(Set.of(ada.id(), grace.id()));
        JsonNode members = ada.door().get("/groups/" + group + "/users").json();
        assertThat(ids(members))
                .containsExactlyInAnyOrder(ada.id().toString(), grace.id().toString());
        assertThat(members.get("items").get(0).get("email").stringValue()).contains("@");
        assertThat(members.get("items").get(0).has("custom_attributes")).isFalse();
    }

    @Test
    void members_come_in_pages() {
        create(Set.of(ada.id(), grace.id(), mary.id()));
        JsonNode second =
                ada.door().get("/groups/" + group + "/users?page=2&size=2").json();
        assertThat(ids(second)).hasSize(1);
        assertThat(second.get("total").intValue()).isEqualTo(3);
    }

    @Test
    void a_directory_says_who_joins_and_who_leaves() {
        create(Set.of(ada.id()));
        change(new MemberChange.Delta(Set.of(grace.id()), Set.of(ada.id())));
        assertThat(members()).containsExactly(grace.id().toString());
    }

    @Test
    void a_directory_says_who_is_in_it_and_nobody_else() {
        create(Set.of(ada.id(), grace.id()));
        change(new MemberChange.Exactly(Set.of(grace.id(), mary.id())));
        assertThat(members())
                .containsExactlyInAnyOrder(grace.id().toString(), mary.id().toString());
        change(new MemberChange.Exactly(Set.of()));
        assertThat(members()).isEmpty();
    }

    @Test
    void who_has_left_is_in_no_group() {
        create(Set.of(ada.id(), grace.id()));
        reeve.tell(new DeactivateUser(grace.id(), null));
        assertThat(members()).containsExactly(ada.id().toString());
    }

    @Test
    void people_know_their_groups() {
        create(Set.of(ada.id()));
        assertThat(reeve.ask(new ListGroupsOfUsers(List.of(ada.id(), grace.id())))
                        .groups())
                .containsOnlyKeys(ada.id())
                .hasEntrySatisfying(
                        ada.id(),
                        groups -> assertThat(groups)
                                .singleElement()
                                .satisfies(only -> assertThat(only.id()).isEqualTo(group)));
    }

    @Test
    void groups_are_found_by_name_app_and_integration_id() {
        create(Set.of());
        String id = group.toString();
        assertThat(found("name=gineers%20" + mark)).containsExactly(id);
        assertThat(found("name=ENGINEERS%20" + mark + "&exact_match=true")).containsExactly(id);
        assertThat(found("name=gineers%20" + mark + "&exact_match=true")).isEmpty();
        assertThat(found("integration_specific_id=ext-" + mark)).containsExactly(id);
        assertThat(found("integration_specific_id=ext-" + mark + "&app_id=" + AppId.DIRECTORY))
                .containsExactly(id);
        assertThat(found("integration_specific_id=ext-" + mark + "&app_id=" + AppId.next()))
                .isEmpty();
        assertThat(ada.door().get("/groups?app_id=directory").status()).isEqualTo(422);
    }

    @Test
    void a_deleted_group_is_gone_with_its_members() {
        create(Set.of(ada.id()));
        reeve.tell(new DeleteGroup(group, null));
        assertThat(ada.door().get("/groups/" + group).status()).isEqualTo(404);
        assertThat(ada.door().get("/groups/" + group + "/users").status()).isEqualTo(404);
        assertThat(reeve.ask(new ListGroupsOfUsers(List.of(ada.id()))).groups()).isEmpty();
    }

    @Test
    void what_is_no_group_is_not_found() {
        assertThat(ada.door().get("/groups/engineers").status()).isEqualTo(404);
        assertThat(ada.door().get("/groups/" + GroupId.next()).status()).isEqualTo(404);
    }

    private void create(Set<UserId> members) {
        reeve.tell(new CreateGroup(group, "Engineers " + mark, "", AppId.DIRECTORY, "ext-" + mark, members));
    }

    private void change(MemberChange change) {
        reeve.tell(new UpdateGroup(group, "Engineers " + mark, "", "ext-" + mark, change, null));
    }

    private List<String> members() {
        return ids(ada.door().get("/groups/" + group + "/users").json());
    }

    private List<String> found(String query) {
        return ids(ada.door().get("/groups?" + query).json());
    }

    private static List<String> ids(JsonNode page) {
        return StreamSupport.stream(page.get("items").spliterator(), false)
                .map(item -> item.get("id").stringValue())
                .toList();
    }
}
