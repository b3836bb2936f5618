package io.reeve.command.user;

import static io.reeve.testing.Acting.by;
import static io.reeve.testing.Refused.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.command.fact.InMemoryFacts;
import io.reeve.command.personal.PersonKeys;
import io.reeve.kernel.user.AttributeChange;
import io.reeve.kernel.user.Profile;
import io.reeve.kernel.user.Role;
import io.reeve.kernel.user.UserCommand;
import io.reeve.kernel.user.UserCommand.CreateUser;
import io.reeve.kernel.user.UserCommand.DeactivateUser;
import io.reeve.kernel.user.UserCommand.EraseUser;
import io.reeve.kernel.user.UserCommand.ReviseUser;
import io.reeve.kernel.user.UserCommand.ReviseUser.State;
import io.reeve.kernel.user.UserCommand.UpdateUser;
import io.reeve.kernel.user.UserEvent.UserChanged;
import io.reeve.kernel.user.UserEvent.UserCreated;
import io.reeve.kernel.user.UserEvent.UserErased;
import io.reeve.kernel.user.UserEvent.UserStatusChanged;
import io.reeve.kernel.user.UserId;
import io.reeve.kernel.user.UserStatus;
import io.reeve.testing.NotedReservations;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UserTest {

    private static final UserId ID = UserId.next();

    private final InMemoryFacts facts = new InMemoryFacts();
    private final UserId admin = facts.person(Role.ADMIN);
    private final UserId manager = facts.person();
    private final NotedReservations reservations = new NotedReservations();
    private final List<Object> forgotten = new ArrayList<>();

    private FixtureConfiguration<User> fixture;

    @BeforeEach
    void fixture() {
        fixture = new AggregateTestFixture<>(User.class);
        fixture.registerInjectableResource(facts.authority())
                .registerInjectableResource(new ProfileRules(facts))
                .registerInjectableResource(new UniqueNames(reservations))
                .registerInjectableResource(new NotedKeys());
    }

    @Nested
    class Creating {

        @Test
        void makes_a_person_known_and_takes_the_names_in_lower_case() {
            creating(ada("Ada", "Ada@Example.com"))
                    .expectEvents(new UserCreated(ID, ada("Ada", "Ada@Example.com"), UserStatus.ACTIVE));
            assertThat(reservations.asked()).containsExactly("+user_name ada", "+email ada@example.com");
        }

        @Test
        void the_same_again_changes_nothing() {
            after(created())
                    .when(create(ada()), by(admin))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void is_refused_when_the_id_is_another_persons() {
            after(created())
                    .when(create(ada("eve", "eve@example.com")), by(admin))
                    .expectException(refused("user_exists"));
        }

        @Test
        void is_for_administrators_only() {
            fixture.givenNoPriorActivity().when(create(ada()), by(manager)).expectException(refused("admin_required"));
        }

        @Test
        void is_refused_to_an_administrator_who_is_suspended() {
            facts.become(admin, UserStatus.SUSPENDED);
            fixture.givenNoPriorActivity().when(create(ada()), by(admin)).expectException(refused("not_active"));
        }

        @Test
        void needs_a_user_name() {
            creating(ada(" ", "ada@example.com")).expectException(refused("missing"));
        }

        @Test
        void refuses_what_is_no_address() {
            creating(ada("ada", "ada")).expectException(refused("invalid_email"));
        }

        @Test
        void does_without_an_address() {
            creating(ada("ada", "")).expectSuccessfulHandlerExecution();
            assertThat(reservations.asked()).containsExactly("+user_name ada");
        }

        @Test
        void refuses_a_manager_whom_nobody_knows() {
            creating(managedBy(UserId.next())).expectException(refused("unknown_user"));
        }

        @Test
        void refuses_to_make_somebody_their_own_manager() {
            creating(managedBy(ID)).expectException(refused("own_manager"));
        }

        private ResultValidator<User> creating(Profile profile) {
            return fixture.givenNoPriorActivity().when(create(profile), by(admin));
        }
    }

    @Nested
    class Changing {

        @Test
        void tells_every_attribute_that_is_different() {
            Profile changed = new Profile(
                    "ada",
                    "ada@example.com",
                    "Ada",
                    "King",
                    "Countess",
                    null,
                    manager,
                    null,
                    null,
                    null,
                    null,
                    Map.of("Office", "Ockham"));
            update(changed, UserStatus.ACTIVE)
                    .expectEvents(new UserChanged(
                            ID,
                            changed,
                            List.of(
                                    new AttributeChange("family_name", "Lovelace", "King"),
                                    new AttributeChange("title", null, "Countess"),
                                    new AttributeChange("manager", null, manager.toString()),
                                    new AttributeChange("Office", "London", "Ockham"))));
        }

        @Test
        void a_revision_leaves_what_others_changed_since_it_was_seen() {
            Profile now = new Profile(
                    "ada",
                    "ada@example.com",
                    "Ada",
                    "King",
                    "Countess",
                    null,
                    null,
                    "7",
                    null,
                    null,
                    null,
                    Map.of("Office", "Ockham", "Desk", "4"));
            Profile seen = ada();
            Profile wanted = new Profile(
                    "ada",
                    "ada@example.com",
                    "Augusta",
                    "Lovelace",
                    null,
                    "Analysis",
                    null,
                    null,
                    null,
                    null,
                    null,
                    Map.of());
            after(
                            created(),
                            new UserChanged(ID, now, List.of()),
                            new UserStatusChanged(ID, UserStatus.ACTIVE, UserStatus.SUSPENDED))
                    .when(
                            new ReviseUser(
                                    ID, new State(seen, UserStatus.ACTIVE), new State(wanted, UserStatus.ACTIVE), null),
                            by(admin))
                    .expectEvents(new UserChanged(
                            ID,
                            new Profile(
                                    "ada",
                                    "ada@example.com",
                                    "Augusta",
                                    "King",
                                    "Countess",
                                    "Analysis",
                                    null,
                                    "7",
                                    null,
                                    null,
                                    null,
                                    Map.of("Desk", "4")),
                            List.of(
                                    new AttributeChange("given_name", "Ada", "Augusta"),
                                    new AttributeChange("team", null, "Analysis"),
                                    new AttributeChange("Office", "Ockham", null))));
        }

        @Test
        void a_revision_of_a_version_that_is_past_is_refused() {
            State state = new State(ada(), UserStatus.ACTIVE);
            after(created(), new UserChanged(ID, ada("ada", "a@example.com"), List.of()))
                    .when(new ReviseUser(ID, state, state, Set.of(0L)), by(admin))
                    .expectException(refused("version_mismatch"));
        }

        @Test
        void a_revision_of_the_status_alone_changes_it() {
            fixture.given(new UserCreated(ID, ada(), UserStatus.STAGED))
                    .when(
                            new ReviseUser(
                                    ID,
                                    new State(ada(), UserStatus.SUSPENDED),
                                    new State(ada(), UserStatus.ACTIVE),
                                    null),
                            by(admin))
                    .expectEvents(new UserStatusChanged(ID, UserStatus.STAGED, UserStatus.ACTIVE));
        }

        @Test
        void nothing_is_told_when_nothing_is_different() {
            update(ada(), UserStatus.ACTIVE).expectSuccessfulHandlerExecution().expectNoEvents();
        }

        @Test
        void another_name_is_taken_before_the_old_one_is_given_back() {
            update(ada("ada.king", "ada@example.com"), UserStatus.ACTIVE).expectSuccessfulHandlerExecution();
            assertThat(reservations.asked()).containsExactly("+user_name ada.king", "-user_name ada");
        }

        @Test
        void another_case_of_the_same_name_needs_no_reservation() {
            update(ada("Ada", "ada@example.com"), UserStatus.ACTIVE).expectSuccessfulHandlerExecution();
            assertThat(reservations.asked()).isEmpty();
        }

        @Test
        void an_old_manager_who_is_gone_does_not_stand_in_the_way() {
            after(new UserCreated(ID, managedBy(UserId.next()), UserStatus.ACTIVE))
                    .when(new UpdateUser(ID, managedBy(null), UserStatus.ACTIVE, null), by(admin))
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void an_unexpected_version_is_refused() {
            after(created())
                    .when(new UpdateUser(ID, ada("x", "x@example.com"), UserStatus.ACTIVE, Set.of(1L)), by(admin))
                    .expectException(refused("version_mismatch"));
        }

        @Test
        void the_expected_version_is_the_number_of_changes() {
            after(created(), new UserStatusChanged(ID, UserStatus.ACTIVE, UserStatus.SUSPENDED))
                    .when(new UpdateUser(ID, ada(), UserStatus.ACTIVE, Set.of(1L)), by(admin))
                    .expectEvents(new UserStatusChanged(ID, UserStatus.SUSPENDED, UserStatus.ACTIVE));
        }

        @Test
        void is_for_administrators_only() {
            after(created())
                    .when(new UpdateUser(ID, ada("x", "x@example.com"), UserStatus.ACTIVE, null), by(ID))
                    .expectException(refused("not_active"));
        }
    }

    @Nested
    class Status {

        @Test
        void suspends_and_lets_back_in() {
            update(ada(), UserStatus.SUSPENDED)
                    .expectEvents(new UserStatusChanged(ID, UserStatus.ACTIVE, UserStatus.SUSPENDED));
        }

        @Test
        void leaving_gives_the_names_back() {
            after(created())
                    .when(new DeactivateUser(ID, null), by(admin))
                    .expectEvents(new UserStatusChanged(ID, UserStatus.ACTIVE, UserStatus.INACTIVE));
            assertThat(reservations.asked()).containsExactly("-user_name ada", "-email ada@example.com");
        }

        @Test
        void leaving_twice_changes_nothing() {
            left().when(new DeactivateUser(ID, null), by(admin))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @ParameterizedTest
        @EnumSource(
                value = UserStatus.class,
                names = {"ACTIVE", "SUSPENDED"})
        void who_has_left_does_not_come_back(UserStatus wanted) {
            left().when(new UpdateUser(ID, ada(), wanted, null), by(admin)).expectException(refused("has_left"));
        }

        @Test
        void what_is_known_of_somebody_who_has_left_does_not_change() {
            left().when(new UpdateUser(ID, ada("x", "x@example.com"), UserStatus.INACTIVE, null), by(admin))
                    .expectException(refused("has_left"));
        }

        @Test
        void nobody_is_staged_again() {
            update(ada(), UserStatus.STAGED).expectException(refused("not_staged_again"));
        }
    }

    @Nested
    class Erasing {

        @Test
        void forgets_the_key_of_somebody_who_has_left() {
            left().when(new EraseUser(ID), by(admin)).expectEvents(new UserErased(ID));
            assertThat(forgotten).containsExactly(ID);
        }

        @Test
        void is_refused_while_the_person_is_there() {
            after(created()).when(new EraseUser(ID), by(admin)).expectException(refused("not_left"));
            assertThat(forgotten).isEmpty();
        }

        @Test
        void happens_once() {
            after(created(), becameInactive(), new UserErased(ID))
                    .when(new EraseUser(ID), by(admin))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void is_for_administrators_only() {
            left().when(new EraseUser(ID), by(manager)).expectException(refused("admin_required"));
        }
    }

    private ResultValidator<User> update(Profile profile, UserStatus status) {
        return after(created()).when(new UpdateUser(ID, profile, status, Set.of(0L)), by(admin));
    }

    private TestExecutor<User> left() {
        return after(created(), becameInactive());
    }

    private TestExecutor<User> after(Object... events) {
        return fixture.given(events);
    }

    private static UserCreated created() {
        return new UserCreated(ID, ada(), UserStatus.ACTIVE);
    }

    private static UserStatusChanged becameInactive() {
        return new UserStatusChanged(ID, UserStatus.ACTIVE, UserStatus.INACTIVE);
    }

    private static UserCommand create(Profile profile) {
        return new CreateUser(ID, profile, UserStatus.ACTIVE);
    }

    private static Profile ada() {
        return ada("ada", "ada@example.com");
    }

    private static Profile ada(String userName, String email) {
        return new Profile(
                userName,
                email,
                "Ada",
                "Lovelace",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of("Office", "London"));
    }

    private static Profile managedBy(@Nullable UserId manager) {
        return new Profile(
                "ada", "ada@example.com", "Ada", "Lovelace", null, null, manager, null, null, null, null, Map.of());
    }

    private final class NotedKeys extends PersonKeys {

        @SuppressWarnings("NullAway") // neither is used by a test that only notes who is forgotten
        NotedKeys() {
            super(null, null);
        }

        @Override
        public void forget(Object personId) {
            forgotten.add(personId);
        }
    }
}
