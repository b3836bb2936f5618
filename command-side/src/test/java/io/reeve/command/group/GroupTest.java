package io.reeve.command.group;

import static io.reeve.testing.Acting.by;
import static io.reeve.testing.Refused.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.command.fact.InMemoryFacts;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.group.GroupCommand.ChangeMembers;
import io.reeve.kernel.group.GroupCommand.CreateGroup;
import io.reeve.kernel.group.GroupCommand.DeleteGroup;
import io.reeve.kernel.group.GroupCommand.MemberChange;
import io.reeve.kernel.group.GroupCommand.ReviseGroup;
import io.reeve.kernel.group.GroupCommand.ReviseGroup.Words;
import io.reeve.kernel.group.GroupCommand.UpdateGroup;
import io.reeve.kernel.group.GroupEvent.GroupChanged;
import io.reeve.kernel.group.GroupEvent.GroupCreated;
import io.reeve.kernel.group.GroupEvent.GroupDeleted;
import io.reeve.kernel.group.GroupEvent.GroupMembersChanged;
import io.reeve.kernel.group.GroupId;
import io.reeve.kernel.user.Role;
import io.reeve.kernel.user.UserId;
import io.reeve.testing.NotedReservations;
import java.util.List;
import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a group decides itself; how memberships follow is tried on the log, since it takes several aggregates. */
class GroupTest {

    private final InMemoryFacts facts = new InMemoryFacts();
    private final UserId admin = facts.person(Role.ADMIN);
    private final UserId person = facts.person();
    private final NotedReservations reservations = new NotedReservations();
    private final GroupId id = GroupId.next();
    private Memberships.Moved moved = new Memberships.Moved(0, 0);

    private FixtureConfiguration<Group> fixture;

    @BeforeEach
    void fixture() {
        fixture = new AggregateTestFixture<>(Group.class);
        fixture.registerInjectableResource(facts.authority())
                .registerInjectableResource(reservations)
                .registerInjectableResource(new Memberships() {
                    @Override
                    public Moved begin(GroupId groupId, Set<UserId> members) {
                        return moved;
                    }

                    @Override
                    public Moved change(GroupId groupId, MemberChange change) {
                        return moved;
                    }
                });
    }

    @Test
    void a_group_begins_with_its_members() {
        moved = new Memberships.Moved(2, 0);
        fixture.givenNoPriorActivity()
                .when(create("Engineers", "00g1"), by(admin))
                .expectEvents(created("Engineers", "00g1"), new GroupMembersChanged(id, 2, 0));
        assertThat(reservations.asked()).containsExactly("+group_integration_id " + AppId.DIRECTORY + ":00g1");
    }

    @Test
    void rule_26_a_group_without_external_id_is_known_to_its_app_by_its_own_id() {
        fixture.givenNoPriorActivity()
                .when(create("Engineers", null), by(admin))
                .expectEvents(new GroupCreated(id, "Engineers", "", AppId.DIRECTORY, id.toString(), null));
    }

    @Test
    void the_same_again_changes_nothing() {
        fixture.given(created("Engineers", "00g1"))
                .when(create("Engineers", "00g1"), by(admin))
                .expectNoEvents();
    }

    @Test
    void other_words_change_the_group() {
        fixture.given(created("Engineers", "00g1"))
                .when(update("Builders", "00g2", Set.of(3L, 0L)), by(admin))
                .expectEvents(new GroupChanged(id, "Builders", "", "00g2", "00g2"));
        assertThat(reservations.asked())
                .containsExactly(
                        "+group_integration_id " + AppId.DIRECTORY + ":00g2",
                        "-group_integration_id " + AppId.DIRECTORY + ":00g1");
    }

    @Test
    void the_same_words_change_nothing() {
        fixture.given(created("Engineers", "00g1"))
                .when(update("Engineers", "00g1", null), by(admin))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void other_members_change_the_version_of_the_group() {
        moved = new Memberships.Moved(0, 3);
        fixture.given(created("Engineers", "00g1"))
                .when(update("Engineers", "00g1", null), by(admin))
                .expectEvents(new GroupMembersChanged(id, 0, 3));
    }

    @Test
    void who_only_says_who_is_in_it_leaves_the_words() {
        moved = new Memberships.Moved(1, 0);
        fixture.given(created("Engineers", "00g1"))
                .when(new ChangeMembers(id, new MemberChange.None(), null), by(admin))
                .expectEvents(new GroupMembersChanged(id, 1, 0));
        assertThat(reservations.asked()).isEmpty();
    }

    @Test
    void a_revision_leaves_what_others_changed_meanwhile() {
        GroupChanged renamed = new GroupChanged(id, "Builders", "Who build", "00g1", "00g1");
        fixture.given(created("Engineers", "00g1"), renamed)
                .when(revise("Engineers", "00g2", null), by(admin))
                .expectEvents(new GroupChanged(id, "Builders", "Who build", "00g2", "00g2"));
        fixture.given(created("Engineers", "00g1"), renamed)
                .when(revise("Engineers", null, null), by(admin))
                .expectEvents(new GroupChanged(id, "Builders", "Who build", id.toString(), null));
        fixture.given(created("Engineers", "00g1"), renamed)
                .when(revise("Engineers", "00g1", null), by(admin))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_revision_brings_members_with_it_and_is_for_administrators_only() {
        moved = new Memberships.Moved(1, 0);
        fixture.given(created("Engineers", "00g1"))
                .when(revise("Builders", "00g1", Set.of(0L)), by(admin))
                .expectEvents(new GroupChanged(id, "Builders", "", "00g1", "00g1"), new GroupMembersChanged(id, 1, 0));
        fixture.given(created("Engineers", "00g1"))
                .when(revise("Builders", "00g1", null), by(person))
                .expectException(refused("admin_required"));
        fixture.given(created("Engineers", "00g1"), new GroupDeleted(id))
                .when(revise("Builders", "00g1", null), by(admin))
                .expectException(refused("group_not_found"));
    }

    @Test
    void an_unexpected_version_is_refused() {
        for (Object command : List.of(
                update("Builders", "00g1", Set.of(0L)),
                new ChangeMembers(id, new MemberChange.None(), Set.of(0L)),
                revise("Builders", "00g1", Set.of(0L)),
                new DeleteGroup(id, Set.of()))) {
            fixture.given(created("Engineers", "00g1"), new GroupMembersChanged(id, 1, 0))
                    .when(command, by(admin))
                    .expectException(refused("version_mismatch"));
        }
    }

    @Test
    void who_is_in_it_is_said_by_administrators_only_and_of_no_group_that_is_gone() {
        ChangeMembers change = new ChangeMembers(id, new MemberChange.None(), null);
        fixture.given(created("Engineers", "00g1")).when(change, by(person)).expectException(refused("admin_required"));
        fixture.given(created("Engineers", "00g1"), new GroupDeleted(id))
                .when(change, by(admin))
                .expectException(refused("group_not_found"));
    }

    @Test
    void a_group_needs_a_name() {
        fixture.givenNoPriorActivity().when(create(" ", null), by(admin)).expectException(refused("missing"));
    }

    @Test
    void directories_act_with_the_token_of_an_administrator() {
        fixture.givenNoPriorActivity()
                .when(create("Engineers", null), by(person))
                .expectException(refused("admin_required"));
    }

    @Test
    void a_deleted_group_gives_its_external_id_back() {
        fixture.given(created("Engineers", "00g1"))
                .when(new DeleteGroup(id, null), by(admin))
                .expectEvents(new GroupDeleted(id));
        assertThat(reservations.asked()).containsExactly("-group_integration_id " + AppId.DIRECTORY + ":00g1");
    }

    @Test
    void a_deleted_group_is_not_there() {
        fixture.given(created("Engineers", "00g1"), new GroupDeleted(id))
                .when(update("Builders", "00g1", null), by(admin))
                .expectException(refused("group_not_found"));
    }

    @Test
    void a_group_is_not_deleted_twice() {
        fixture.given(created("Engineers", "00g1"), new GroupDeleted(id))
                .when(new DeleteGroup(id, null), by(admin))
                .expectException(refused("group_not_found"));
    }

    private CreateGroup create(String name, @Nullable String externalId) {
        return new CreateGroup(id, name, "", AppId.DIRECTORY, externalId, Set.of());
    }

    private UpdateGroup update(String name, String externalId, @Nullable Set<Long> versions) {
        return new UpdateGroup(id, name, "", externalId, new MemberChange.None(), versions);
    }

    /** By somebody who saw the group as it began. */
    private ReviseGroup revise(String name, @Nullable String externalId, @Nullable Set<Long> versions) {
        return new ReviseGroup(
                id, new Words("Engineers", "00g1"), new Words(name, externalId), new MemberChange.None(), versions);
    }

    private GroupCreated created(String name, String externalId) {
        return new GroupCreated(id, name, "", AppId.DIRECTORY, externalId, externalId);
    }
}
