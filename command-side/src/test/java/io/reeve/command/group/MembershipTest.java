package io.reeve.command.group;

import static io.reeve.testing.Acting.by;
import static io.reeve.testing.Refused.refused;

import io.reeve.kernel.Actor;
import io.reeve.kernel.accessrequest.AccessRequestId;
import io.reeve.kernel.group.GroupId;
import io.reeve.kernel.group.MembershipCommand.EndMembership;
import io.reeve.kernel.group.MembershipCommand.GrantMembership;
import io.reeve.kernel.group.MembershipEvent.MembershipAdded;
import io.reeve.kernel.group.MembershipEvent.MembershipRemoved;
import io.reeve.kernel.group.MembershipId;
import io.reeve.kernel.group.MembershipSource;
import io.reeve.kernel.user.UserId;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MembershipTest {

    private static final Actor PROCESS = new Actor.Process("provisioning");

    private final KnownGroups groups = new KnownGroups();
    private final GroupId group = groups.group();
    private final UserId user = groups.person();
    private final MembershipId id = MembershipId.of(group, user);
    private final AccessRequestId first = AccessRequestId.next();
    private final AccessRequestId second = AccessRequestId.next();

    private FixtureConfiguration<Membership> fixture;

    @BeforeEach
    void fixture() {
        fixture = new AggregateTestFixture<>(Membership.class);
        fixture.registerInjectableResource(groups);
    }

    @Test
    void a_grant_puts_somebody_into_a_group() {
        fixture.givenNoPriorActivity().when(grant(first), by(PROCESS)).expectEvents(granted(first));
    }

    @Test
    void the_same_grant_again_changes_nothing() {
        fixture.given(granted(first)).when(grant(first), by(PROCESS)).expectNoEvents();
    }

    @Test
    void a_grant_that_is_over_does_not_begin_again() {
        fixture.given(granted(first), ended(first, false))
                .when(grant(first), by(PROCESS))
                .expectNoEvents();
    }

    @Test
    void a_grant_for_a_group_that_is_gone_is_refused() {
        groups.delete(group);
        fixture.givenNoPriorActivity().when(grant(first), by(PROCESS)).expectException(refused("group_gone"));
    }

    @Test
    void people_do_not_grant_by_hand() {
        fixture.givenNoPriorActivity().when(grant(first), by(user)).expectException(refused("process_required"));
    }

    @Test
    void the_end_of_the_only_reason_is_the_end_of_the_membership() {
        fixture.given(granted(first)).when(end(first), by(PROCESS)).expectEvents(ended(first, false));
    }

    @Test
    void a_second_grant_keeps_somebody_in() {
        fixture.given(granted(first), granted(second))
                .when(end(first), by(PROCESS))
                .expectEvents(ended(first, true));
    }

    @Test
    void a_directory_keeps_somebody_in() {
        fixture.given(fromDirectory(), granted(first))
                .when(end(first), by(PROCESS))
                .expectEvents(ended(first, true));
    }

    @Test
    void the_end_of_a_grant_that_is_over_changes_nothing() {
        fixture.given(granted(first), ended(first, false))
                .when(end(first), by(PROCESS))
                .expectNoEvents();
    }

    @Test
    void the_end_of_a_grant_that_never_was_changes_nothing() {
        fixture.givenNoPriorActivity()
                .when(end(first), by(PROCESS))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    private GrantMembership grant(AccessRequestId grant) {
        return GrantMembership.of(group, user, grant);
    }

    private EndMembership end(AccessRequestId grant) {
        return EndMembership.of(group, user, grant);
    }

    private MembershipAdded granted(AccessRequestId grant) {
        return new MembershipAdded(id, group, user, MembershipSource.GRANT, grant);
    }

    private MembershipAdded fromDirectory() {
        return new MembershipAdded(id, group, user, MembershipSource.SCIM, null);
    }

    private MembershipRemoved ended(AccessRequestId grant, boolean stillMember) {
        return new MembershipRemoved(id, group, user, MembershipSource.GRANT, grant, stillMember);
    }
}
