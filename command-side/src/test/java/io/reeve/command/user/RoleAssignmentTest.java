package io.reeve.command.user;

import static io.reeve.testing.Acting.by;
import static io.reeve.testing.Refused.refused;

import io.reeve.command.fact.InMemoryFacts;
import io.reeve.kernel.user.Role;
import io.reeve.kernel.user.RoleCommand.GrantRole;
import io.reeve.kernel.user.RoleCommand.RevokeRole;
import io.reeve.kernel.user.RoleEvent.RoleGranted;
import io.reeve.kernel.user.RoleEvent.RoleRevoked;
import io.reeve.kernel.user.UserId;
import io.reeve.kernel.user.UserStatus;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RoleAssignmentTest {

    private final InMemoryFacts facts = new InMemoryFacts();
    private final UserId admin = facts.person(Role.ADMIN);
    private final UserId person = facts.person();

    private FixtureConfiguration<RoleAssignment> fixture;

    @BeforeEach
    void fixture() {
        fixture = new AggregateTestFixture<>(RoleAssignment.class);
        fixture.registerInjectableResource(facts).registerInjectableResource(facts.authority());
    }

    @Test
    void a_role_is_granted() {
        fixture.givenNoPriorActivity()
                .when(new GrantRole(Role.AUDITOR, person), by(admin))
                .expectEvents(new RoleGranted(Role.AUDITOR, person));
    }

    @Test
    void a_role_that_is_held_is_not_granted_again() {
        fixture.given(new RoleGranted(Role.AUDITOR, person))
                .when(new GrantRole(Role.AUDITOR, person), by(admin))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_role_is_granted_by_administrators_only() {
        fixture.givenNoPriorActivity()
                .when(new GrantRole(Role.ADMIN, person), by(person))
                .expectException(refused("admin_required"));
    }

    @Test
    void the_role_of_everybody_is_not_granted() {
        fixture.givenNoPriorActivity()
                .when(new GrantRole(Role.USER, person), by(admin))
                .expectException(refused("everyones_role"));
    }

    @Test
    void a_role_is_not_granted_to_somebody_unknown() {
        fixture.givenNoPriorActivity()
                .when(new GrantRole(Role.AUDITOR, UserId.next()), by(admin))
                .expectException(refused("user_not_found"));
    }

    @Test
    void a_role_is_not_granted_to_somebody_who_has_left() {
        facts.become(person, UserStatus.INACTIVE);
        fixture.givenNoPriorActivity()
                .when(new GrantRole(Role.AUDITOR, person), by(admin))
                .expectException(refused("has_left"));
    }

    @Test
    void a_role_is_taken_away() {
        fixture.given(new RoleGranted(Role.AUDITOR, person))
                .when(new RevokeRole(Role.AUDITOR, person), by(admin))
                .expectEvents(new RoleRevoked(Role.AUDITOR, person));
    }

    @Test
    void a_role_that_is_not_held_cannot_be_taken_away() {
        fixture.givenNoPriorActivity()
                .when(new RevokeRole(Role.AUDITOR, person), by(admin))
                .expectException(refused("role_assignment_not_found"));
    }

    @Test
    void rule_23_the_role_of_everybody_cannot_be_taken_away() {
        fixture.givenNoPriorActivity()
                .when(new RevokeRole(Role.USER, person), by(admin))
                .expectException(refused("everyones_role"));
    }
}
