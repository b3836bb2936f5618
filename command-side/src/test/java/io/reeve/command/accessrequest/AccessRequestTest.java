package io.reeve.command.accessrequest;

import static io.reeve.kernel.app.Approvers.people;
import static io.reeve.testing.Acting.NOW;
import static io.reeve.testing.Acting.by;
import static io.reeve.testing.Refused.refused;

import io.reeve.command.fact.InMemoryFacts;
import io.reeve.command.fact.WaitedForTask;
import io.reeve.command.reservation.Reservations;
import io.reeve.kernel.Actor;
import io.reeve.kernel.accessrequest.AccessRequestCommand.CancelAccessRequest;
import io.reeve.kernel.accessrequest.AccessRequestCommand.CancelExpiry;
import io.reeve.kernel.accessrequest.AccessRequestCommand.ConfirmGrant;
import io.reeve.kernel.accessrequest.AccessRequestCommand.ConfirmRemoval;
import io.reeve.kernel.accessrequest.AccessRequestCommand.EndAccess;
import io.reeve.kernel.accessrequest.AccessRequestCommand.ExpireAccessRequest;
import io.reeve.kernel.accessrequest.AccessRequestCommand.HearOutcome;
import io.reeve.kernel.accessrequest.AccessRequestCommand.RecordOutcome;
import io.reeve.kernel.accessrequest.AccessRequestCommand.RecordOutcome.Outcome;
import io.reeve.kernel.accessrequest.AccessRequestCommand.ReportGrantFailure;
import io.reeve.kernel.accessrequest.AccessRequestCommand.ReportRemovalFailure;
import io.reeve.kernel.accessrequest.AccessRequestCommand.RevertAccess;
import io.reeve.kernel.accessrequest.AccessRequestCommand.WithdrawForLeaver;
import io.reeve.kernel.accessrequest.AccessRequestEvent.AccessEnded;
import io.reeve.kernel.accessrequest.AccessRequestEvent.AccessProvisioned;
import io.reeve.kernel.accessrequest.AccessRequestEvent.AccessRequestApproved;
import io.reeve.kernel.accessrequest.AccessRequestEvent.AccessRequestCancelled;
import io.reeve.kernel.accessrequest.AccessRequestEvent.AccessRequestCancelled.Cause;
import io.reeve.kernel.accessrequest.AccessRequestEvent.AccessRequestCompleted;
import io.reeve.kernel.accessrequest.AccessRequestEvent.AccessRequestDenied;
import io.reeve.kernel.accessrequest.AccessRequestEvent.AccessRequestExpired;
import io.reeve.kernel.accessrequest.AccessRequestEvent.AccessRequested;
import io.reeve.kernel.accessrequest.AccessRequestEvent.AccessReverted;
import io.reeve.kernel.accessrequest.AccessRequestEvent.DeprovisioningFailed;
import io.reeve.kernel.accessrequest.AccessRequestEvent.DeprovisioningStarted;
import io.reeve.kernel.accessrequest.AccessRequestEvent.ExpiryCancelled;
import io.reeve.kernel.accessrequest.AccessRequestEvent.ManualDeprovisioningRequired;
import io.reeve.kernel.accessrequest.AccessRequestEvent.ManualProvisioningRequired;
import io.reeve.kernel.accessrequest.AccessRequestEvent.ProvisioningDenied;
import io.reeve.kernel.accessrequest.AccessRequestEvent.ProvisioningStarted;
import io.reeve.kernel.accessrequest.AccessRequestEvent.ReversalStarted;
import io.reeve.kernel.accessrequest.AccessRequestEvent.StageApproved;
import io.reeve.kernel.accessrequest.AccessRequestEvent.StageBegun;
import io.reeve.kernel.accessrequest.AccessRequestId;
import io.reeve.kernel.accessrequest.Grant;
import io.reeve.kernel.accessrequest.ManualReason;
import io.reeve.kernel.accessrequest.Route;
import io.reeve.kernel.accessrequest.Stage;
import io.reeve.kernel.account.ProvisioningMethod;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.app.Approvers;
import io.reeve.kernel.group.GroupId;
import io.reeve.kernel.task.TaskId;
import io.reeve.kernel.task.TaskStatus;
import io.reeve.kernel.task.TaskSubject;
import io.reeve.kernel.task.TaskType;
import io.reeve.kernel.user.Profile;
import io.reeve.kernel.user.Role;
import io.reeve.kernel.user.UserId;
import io.reeve.kernel.user.UserStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.TestExecutor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

class AccessRequestTest {

    private static final Duration TWO_HOURS = Duration.ofHours(2);
    private static final Actor PROCESS = new Actor.Process("request-task");

    private final InMemoryFacts facts = new InMemoryFacts();
    private final UserId manager = facts.person();
    private final UserId requester = facts.person();
    private final UserId target = facts.person(managedBy(manager));
    private final UserId first = facts.person();
    private final UserId second = facts.person();
    private final UserId admin = facts.person(Role.ADMIN);
    private final UserId stranger = facts.person();

    private final AccessRequestId id = AccessRequestId.next();
    private final TaskSubject subject = new TaskSubject(id, AppId.next(), null, target);
    private final GroupId group = GroupId.next();
    private final TaskId asManager = TaskId.of(id, TaskType.APPROVE_AS_MANAGER);
    private final TaskId atStage1 = TaskId.of(id, TaskType.APPROVE_STAGE_1);
    private final TaskId atStage2 = TaskId.of(id, TaskType.APPROVE_STAGE_2);
    private final TaskId providing = TaskId.of(id, TaskType.PROVISION_ACCESS);
    private final TaskId removing = TaskId.of(id, TaskType.REMOVE_ACCESS);

    private final Grant byGroup = new Grant(subject, ProvisioningMethod.GROUP, group, false);
    private final Grant byGroupAndHand = new Grant(subject, ProvisioningMethod.GROUP, group, true);
    private final Grant byHand = new Grant(subject, ProvisioningMethod.MANUAL, null, false);

    /** Of the task that the request waits for, when somebody has decided it already. */
    private @Nullable RecordOutcome decided;

    private FixtureConfiguration<AccessRequest> fixture;

    @BeforeEach
    void fixture() {
        fixture = new AggregateTestFixture<>(AccessRequest.class);
        fixture.registerInjectableResource(facts)
                .registerInjectableResource(facts.authority())
                .registerInjectableResource(new Decided())
                .registerInjectableResource(
                        new OneAtATime(new Reservations(), JdbcClient.create(new SimpleDriverDataSource())));
    }

    @Nested
    class Deciding {

        @Test
        void the_manager_approves_and_stage_1_begins_without_the_manager() {
            given(asked(byGroup, managerStage(), stage1(), stage2()), managerBegun())
                    .when(outcome(asManager, manager, Outcome.COMPLETED), by(PROCESS))
                    .expectEvents(
                            new StageApproved(id, Stage.Kind.MANAGER, asManager, manager),
                            begun(stage1(), atStage1, Set.of(requester, target, manager)));
        }

        @Test
        void the_last_approval_starts_the_granting() {
            given(atFirstStage())
                    .when(outcome(atStage1, first, Outcome.COMPLETED), by(PROCESS))
                    .expectEvents(
                            new StageApproved(id, Stage.Kind.STAGE_1, atStage1, first),
                            new AccessRequestApproved(id, atStage1, null, null),
                            new ProvisioningStarted(id, byGroup));
        }

        @Test
        void what_is_given_by_hand_asks_for_a_hand_at_once() {
            given(asked(byHand, stage1()), begun(stage1(), atStage1, Set.of(requester, target)))
                    .when(outcome(atStage1, first, Outcome.COMPLETED), by(PROCESS))
                    .expectEvents(
                            new StageApproved(id, Stage.Kind.STAGE_1, atStage1, first),
                            new AccessRequestApproved(id, atStage1, null, null),
                            new ProvisioningStarted(id, byHand),
                            handNeeded(ManualReason.NO_AUTOMATION, null));
        }

        @Test
        void a_denial_ends_the_request() {
            given(atFirstStage())
                    .when(outcome(atStage1, first, Outcome.DISMISSED), by(PROCESS))
                    .expectEvents(new AccessRequestDenied(id, Stage.Kind.STAGE_1, atStage1, first));
        }

        @Test
        void nobody_decides_what_they_asked_for() {
            given(atFirstStage())
                    .when(outcome(atStage1, requester, Outcome.COMPLETED), by(PROCESS))
                    .expectException(refused("not_theirs_to_decide"))
                    .expectNoEvents();
        }

        @Test
        void nobody_decides_what_is_asked_for_them() {
            given(atFirstStage())
                    .when(outcome(atStage1, target, Outcome.COMPLETED), by(PROCESS))
                    .expectException(refused("not_theirs_to_decide"))
                    .expectNoEvents();
        }

        @Test
        void nobody_decides_what_they_submitted_in_the_name_of_somebody_else() {
            fixture.given(
                            new GenericEventMessage<>(asked(byGroup, stage1(), stage2()), by(admin)),
                            begun(stage1(), atStage1, Set.of(requester, target, admin)))
                    .when(outcome(atStage1, first, Outcome.COMPLETED), by(PROCESS))
                    .expectEvents(
                            new StageApproved(id, Stage.Kind.STAGE_1, atStage1, first),
                            begun(stage2(), atStage2, Set.of(requester, target, admin, first)));
        }

        @Test
        void two_stages_take_two_people() {
            given(atSecondStage())
                    .when(outcome(atStage2, first, Outcome.COMPLETED), by(PROCESS))
                    .expectException(refused("not_theirs_to_decide"))
                    .expectNoEvents();
        }

        @Test
        void what_the_process_tells_twice_counts_once() {
            given(atSecondStage())
                    .when(outcome(atStage1, first, Outcome.COMPLETED), by(PROCESS))
                    .expectNoEvents();
        }

        @Test
        void a_decision_that_comes_after_the_end_counts_for_nothing() {
            given(plus(
                            atFirstStage(),
                            new AccessRequestCancelled(id, target, Cause.PERSON, requester, null, atStage1, null)))
                    .when(outcome(atStage1, first, Outcome.COMPLETED), by(PROCESS))
                    .expectNoEvents();
        }

        @Test
        void a_person_cannot_record_a_decision_past_the_task() {
            given(atFirstStage())
                    .when(outcome(atStage1, first, Outcome.COMPLETED), by(admin))
                    .expectException(refused("process_required"))
                    .expectNoEvents();
        }

        @Test
        void nothing_is_granted_to_somebody_who_may_not_act_any_more() {
            facts.become(target, UserStatus.SUSPENDED);
            given(atFirstStage())
                    .when(outcome(atStage1, first, Outcome.COMPLETED), by(PROCESS))
                    .expectEvents(
                            new StageApproved(id, Stage.Kind.STAGE_1, atStage1, first),
                            new AccessRequestApproved(id, atStage1, null, null),
                            new AccessRequestCancelled(id, target, Cause.TARGET_NOT_ACTIVE, null, null, null, null));
        }
    }

    @Nested
    class CallingOff {

        @Test
        void who_asked_cancels() {
            given(atFirstStage())
                    .when(new CancelAccessRequest(id, "not needed"), by(requester))
                    .expectEvents(new AccessRequestCancelled(
                            id, target, Cause.PERSON, requester, "not needed", atStage1, null));
        }

        @Test
        void the_person_asked_for_and_administrators_cancel_too() {
            for (UserId who : List.of(target, admin)) {
                fixture();
                given(atFirstStage())
                        .when(new CancelAccessRequest(id, null), by(who))
                        .expectEvents(new AccessRequestCancelled(id, target, Cause.PERSON, who, null, atStage1, null));
            }
        }

        @Test
        void nobody_else_does() {
            given(atFirstStage())
                    .when(new CancelAccessRequest(id, null), by(stranger))
                    .expectException(refused("not_theirs_to_cancel"));
        }

        @Test
        void what_is_over_cannot_be_cancelled() {
            given(plus(
                            atFirstStage(),
                            new AccessRequestCancelled(id, target, Cause.PERSON, requester, null, atStage1, null)))
                    .when(new CancelAccessRequest(id, null), by(requester))
                    .expectException(refused("not_cancellable"));
        }

        @Test
        void access_that_is_held_cannot_be_cancelled() {
            given(completed(byGroup, null))
                    .when(new CancelAccessRequest(id, null), by(requester))
                    .expectException(refused("not_cancellable"));
        }

        @Test
        void what_somebody_has_just_decided_cannot_be_cancelled() {
            decided = outcome(atStage1, first, Outcome.COMPLETED);
            given(atFirstStage())
                    .when(new CancelAccessRequest(id, null), by(requester))
                    .expectException(refused("decided_meanwhile"))
                    .expectNoEvents();
        }

        @Test
        void what_somebody_has_decided_is_heard_though_nobody_told_the_request() {
            decided = outcome(atStage1, first, Outcome.COMPLETED);
            given(asked(byGroup, stage1()), begun(stage1(), atStage1, Set.of(requester, target)))
                    .when(new HearOutcome(id), by(requester))
                    .expectEvents(
                            new StageApproved(id, Stage.Kind.STAGE_1, atStage1, first),
                            new AccessRequestApproved(id, atStage1, null, null),
                            new ProvisioningStarted(id, byGroup));
        }

        @Test
        void where_nothing_is_decided_there_is_nothing_to_hear() {
            given(asked(byGroup, stage1()), begun(stage1(), atStage1, Set.of(requester, target)))
                    .when(new HearOutcome(id), by(requester))
                    .expectNoEvents();
        }

        @Test
        void what_was_being_given_is_taken_back() {
            given(asked(byGroup), approved(), new ProvisioningStarted(id, byGroup))
                    .when(new CancelAccessRequest(id, null), by(requester))
                    .expectEvents(new AccessRequestCancelled(id, target, Cause.PERSON, requester, null, null, byGroup));
        }

        @Test
        void requests_of_a_leaver_are_withdrawn_and_held_access_is_left_alone() {
            given(atFirstStage())
                    .when(new WithdrawForLeaver(id), by(PROCESS))
                    .expectEvents(new AccessRequestCancelled(
                            id, target, Cause.TARGET_NOT_ACTIVE, null, null, atStage1, null));
            fixture();
            given(completed(byGroup, null))
                    .when(new WithdrawForLeaver(id), by(PROCESS))
                    .expectNoEvents();
        }

        @Test
        void what_was_decided_for_a_leaver_is_recorded_before_what_remains_is_withdrawn() {
            decided = outcome(atStage1, first, Outcome.COMPLETED);
            facts.become(target, UserStatus.INACTIVE);
            given(asked(byGroup, stage1(), stage2()), begun(stage1(), atStage1, Set.of(requester, target)))
                    .when(new WithdrawForLeaver(id), by(PROCESS))
                    .expectEvents(
                            new StageApproved(id, Stage.Kind.STAGE_1, atStage1, first),
                            begun(stage2(), atStage2, Set.of(requester, target, first)),
                            new AccessRequestCancelled(
                                    id, target, Cause.TARGET_NOT_ACTIVE, null, null, atStage2, null));
        }

        @Test
        void a_decision_that_has_not_arrived_when_the_time_is_up_counts() {
            decided = outcome(atStage1, first, Outcome.COMPLETED);
            given(atFirstStage())
                    .when(new ExpireAccessRequest(id, atStage1), by(PROCESS))
                    .expectEvents(
                            new StageApproved(id, Stage.Kind.STAGE_1, atStage1, first),
                            new AccessRequestApproved(id, atStage1, null, null),
                            new ProvisioningStarted(id, byGroup));
        }

        @Test
        void a_request_on_which_nobody_acts_expires() {
            given(atFirstStage())
                    .when(new ExpireAccessRequest(id, atStage1), by(PROCESS))
                    .expectEvents(new AccessRequestExpired(id, atStage1, null));
        }

        @Test
        void a_request_that_went_on_does_not_expire_for_the_step_before() {
            given(atSecondStage())
                    .when(new ExpireAccessRequest(id, atStage1), by(PROCESS))
                    .expectNoEvents();
        }
    }

    @Nested
    class Granting {

        @Test
        void an_automatic_grant_completes_the_request_and_its_time_counts_from_now() {
            given(asked(byGroup, TWO_HOURS), approved(), new ProvisioningStarted(id, byGroup))
                    .when(new ConfirmGrant(id), by(PROCESS))
                    .expectEvents(
                            new AccessProvisioned(id, byGroup, NOW, NOW.plus(TWO_HOURS), null, null),
                            new AccessRequestCompleted(id));
        }

        @Test
        void manual_steps_come_after_the_automatic_grant() {
            given(asked(byGroupAndHand), approved(), new ProvisioningStarted(id, byGroupAndHand))
                    .when(new ConfirmGrant(id), by(PROCESS))
                    .expectEvents(handNeeded(ManualReason.MANUAL_STEPS, null));
        }

        @Test
        void a_failed_grant_is_left_to_people_and_held_by_hand_from_then_on() {
            given(
                            asked(byGroup),
                            approved(),
                            new ProvisioningStarted(id, byGroup),
                            handNeeded(ManualReason.AUTOMATION_FAILED, "No such group."))
                    .when(outcome(providing, admin, Outcome.COMPLETED), by(PROCESS))
                    .expectEvents(
                            new AccessProvisioned(id, byHand, NOW, null, providing, admin),
                            new AccessRequestCompleted(id));
        }

        @Test
        void why_a_grant_failed_is_told_to_those_who_have_to_help() {
            given(asked(byGroup), approved(), new ProvisioningStarted(id, byGroup))
                    .when(new ReportGrantFailure(id, "No such group."), by(PROCESS))
                    .expectEvents(handNeeded(ManualReason.AUTOMATION_FAILED, "No such group."));
        }

        @Test
        void a_refusal_to_provide_takes_back_what_was_given() {
            given(
                            asked(byGroupAndHand),
                            approved(),
                            new ProvisioningStarted(id, byGroupAndHand),
                            handNeeded(ManualReason.MANUAL_STEPS, null))
                    .when(outcome(providing, admin, Outcome.DISMISSED), by(PROCESS))
                    .expectEvents(new ProvisioningDenied(id, providing, admin, byGroupAndHand));
        }

        @Test
        void a_grant_confirmed_twice_counts_once() {
            given(completed(byGroup, null))
                    .when(new ConfirmGrant(id), by(PROCESS))
                    .expectNoEvents();
        }

        @Test
        void a_grant_confirmed_after_the_request_was_cancelled_counts_for_nothing() {
            given(
                            asked(byGroup),
                            approved(),
                            new ProvisioningStarted(id, byGroup),
                            new AccessRequestCancelled(id, target, Cause.PERSON, requester, null, null, byGroup))
                    .when(new ConfirmGrant(id), by(PROCESS))
                    .expectNoEvents();
        }
    }

    @Nested
    class Ending {

        @Test
        void access_does_not_end_before_its_time() {
            given(completed(byGroup, NOW.plusSeconds(1)))
                    .when(new EndAccess(id), by(PROCESS))
                    .expectNoEvents();
        }

        @Test
        void access_without_end_does_not_end() {
            given(completed(byGroup, null)).when(new EndAccess(id), by(PROCESS)).expectNoEvents();
        }

        @Test
        void access_ends_when_its_time_is_up() {
            given(completed(byGroup, NOW))
                    .when(new EndAccess(id), by(PROCESS))
                    .expectEvents(new DeprovisioningStarted(id, byGroup));
        }

        @Test
        void what_was_given_by_hand_is_taken_by_hand() {
            given(completed(byHand, NOW))
                    .when(new EndAccess(id), by(PROCESS))
                    .expectEvents(
                            new DeprovisioningStarted(id, byHand),
                            removalNeeded(removing, false, ManualReason.NO_AUTOMATION, null));
        }

        @Test
        void an_automatic_removal_ends_it() {
            given(plus(completed(byGroup, NOW), new DeprovisioningStarted(id, byGroup)))
                    .when(new ConfirmRemoval(id), by(PROCESS))
                    .expectEvents(new AccessEnded(id, byGroup, NOW, null, null));
        }

        @Test
        void what_was_done_by_hand_besides_is_undone_by_hand() {
            given(plus(completed(byGroupAndHand, NOW), new DeprovisioningStarted(id, byGroupAndHand)))
                    .when(new ConfirmRemoval(id), by(PROCESS))
                    .expectEvents(removalNeeded(removing, false, ManualReason.MANUAL_STEPS, null));
        }

        @Test
        void a_removal_that_failed_is_left_to_people() {
            given(plus(completed(byGroup, NOW), new DeprovisioningStarted(id, byGroup)))
                    .when(new ReportRemovalFailure(id, "It would not go."), by(PROCESS))
                    .expectEvents(removalNeeded(removing, false, ManualReason.AUTOMATION_FAILED, "It would not go."));
        }

        @Test
        void a_person_confirms_the_removal() {
            given(beingRemovedByHand())
                    .when(outcome(removing, admin, Outcome.COMPLETED), by(PROCESS))
                    .expectEvents(new AccessEnded(id, byHand, NOW, removing, admin));
        }

        @Test
        void a_person_says_that_it_cannot_be_removed() {
            given(beingRemovedByHand())
                    .when(outcome(removing, admin, Outcome.DISMISSED), by(PROCESS))
                    .expectEvents(new DeprovisioningFailed(id, removing, admin));
        }

        @Test
        void an_administrator_calls_the_end_off() {
            given(completed(byGroup, NOW.plusSeconds(60)))
                    .when(new CancelExpiry(id, "stays"), by(admin))
                    .expectEvents(new ExpiryCancelled(id, target, admin, "stays"));
        }

        @Test
        void nobody_calls_off_the_end_of_access_that_they_have_a_part_in() {
            for (UserId party : List.of(requester, target)) {
                facts.grant(party, Role.ADMIN);
                given(completed(byGroup, NOW.plusSeconds(60)))
                        .when(new CancelExpiry(id, "stays"), by(party))
                        .expectException(refused("not_theirs_to_extend"))
                        .expectNoEvents();
                fixture();
            }
            fixture.given(submittedBy(admin, completed(byGroup, NOW.plusSeconds(60))))
                    .when(new CancelExpiry(id, "stays"), by(admin))
                    .expectException(refused("not_theirs_to_extend"))
                    .expectNoEvents();
        }

        @Test
        void after_that_it_does_not_end() {
            given(plus(completed(byGroup, NOW), new ExpiryCancelled(id, target, admin, null)))
                    .when(new EndAccess(id), by(PROCESS))
                    .expectNoEvents();
        }

        @Test
        void the_end_of_access_without_end_cannot_be_called_off() {
            given(completed(byGroup, null))
                    .when(new CancelExpiry(id, null), by(admin))
                    .expectException(refused("no_expiry"));
        }

        @Test
        void only_administrators_call_the_end_off_or_take_back() {
            given(completed(byGroup, NOW))
                    .when(new CancelExpiry(id, null), by(target))
                    .expectException(refused("admin_required"));
            fixture();
            given(completed(byGroup, NOW))
                    .when(new RevertAccess(id, null), by(target))
                    .expectException(refused("admin_required"));
        }
    }

    @Nested
    class TakingBack {

        @Test
        void an_administrator_takes_back_what_was_granted() {
            given(completed(byGroup, null))
                    .when(new RevertAccess(id, "a mistake"), by(admin))
                    .expectEvents(new ReversalStarted(id, byGroup, admin, "a mistake"));
        }

        @Test
        void it_is_taken_back_when_it_is_held_no_more() {
            given(plus(completed(byGroup, null), new ReversalStarted(id, byGroup, admin, null)))
                    .when(new ConfirmRemoval(id), by(PROCESS))
                    .expectEvents(new AccessReverted(id, byGroup, NOW, null, null));
        }

        @Test
        void by_hand_where_it_was_given_by_hand() {
            given(completed(byHand, null))
                    .when(new RevertAccess(id, null), by(admin))
                    .expectEvents(
                            new ReversalStarted(id, byHand, admin, null),
                            removalNeeded(removing, true, ManualReason.NO_AUTOMATION, null));
        }

        @Test
        void access_that_could_not_be_removed_can_be_taken_back_with_a_task_of_its_own() {
            given(plus(beingRemovedByHand(), new DeprovisioningFailed(id, removing, admin)))
                    .when(new RevertAccess(id, null), by(admin))
                    .expectEvents(
                            new ReversalStarted(id, byHand, admin, null),
                            removalNeeded(
                                    TaskId.of(id, TaskType.REMOVE_ACCESS, 2), true, ManualReason.NO_AUTOMATION, null));
        }

        @Test
        void what_is_not_held_cannot_be_taken_back() {
            given(atFirstStage())
                    .when(new RevertAccess(id, null), by(admin))
                    .expectException(refused("not_revertible"));
        }

        @Test
        void twice_is_refused() {
            given(plus(completed(byGroup, null), new ReversalStarted(id, byGroup, admin, null)))
                    .when(new RevertAccess(id, null), by(admin))
                    .expectException(refused("not_revertible"));
        }
    }

    private AccessRequested asked(Grant grant, Stage... stages) {
        return asked(grant, null, stages);
    }

    private AccessRequested asked(Grant grant, @Nullable Duration length, Stage... stages) {
        return new AccessRequested(
                id,
                requester,
                target,
                subject.appId(),
                null,
                "please",
                length,
                new Route(
                        List.of(stages),
                        null,
                        null,
                        grant.method(),
                        grant.group(),
                        grant.manualSteps(),
                        "as usual",
                        "",
                        new Route.SettingsVersion(1, null)),
                NOW);
    }

    private Object[] atFirstStage() {
        return new Object[] {asked(byGroup, stage1()), begun(stage1(), atStage1, Set.of(requester, target))};
    }

    private Object[] atSecondStage() {
        return new Object[] {
            asked(byGroup, stage1(), stage2()),
            begun(stage1(), atStage1, Set.of(requester, target)),
            new StageApproved(id, Stage.Kind.STAGE_1, atStage1, first),
            begun(stage2(), atStage2, Set.of(requester, target, first))
        };
    }

    private Object[] completed(Grant grant, @Nullable Instant endsAt) {
        return new Object[] {
            asked(grant),
            approved(),
            new ProvisioningStarted(id, grant),
            new AccessProvisioned(id, grant, NOW.minusSeconds(60), endsAt, null, null),
            new AccessRequestCompleted(id)
        };
    }

    private static Object[] submittedBy(UserId submitter, Object... events) {
        events[0] = new GenericEventMessage<>(events[0], by(submitter));
        return events;
    }

    private Object[] beingRemovedByHand() {
        return plus(
                completed(byHand, NOW),
                new DeprovisioningStarted(id, byHand),
                removalNeeded(removing, false, ManualReason.NO_AUTOMATION, null));
    }

    private static Object[] plus(Object[] events, Object... more) {
        List<Object> all = new ArrayList<>(Arrays.asList(events));
        all.addAll(Arrays.asList(more));
        return all.toArray();
    }

    private AccessRequestApproved approved() {
        return new AccessRequestApproved(id, null, "No approval is configured.", null);
    }

    private StageBegun managerBegun() {
        return begun(new Stage(Stage.Kind.MANAGER, people(manager)), asManager, Set.of(requester, target));
    }

    private StageBegun begun(Stage stage, TaskId task, Set<UserId> excluded) {
        return new StageBegun(id, subject, stage, task, excluded);
    }

    private ManualProvisioningRequired handNeeded(ManualReason reason, @Nullable String failure) {
        return new ManualProvisioningRequired(
                id, subject, providing, reason, failure, "as usual", Set.of(requester, target));
    }

    private ManualDeprovisioningRequired removalNeeded(
            TaskId task, boolean reverting, ManualReason reason, @Nullable String failure) {
        return new ManualDeprovisioningRequired(
                id, subject, task, reverting, reason, failure, "as usual", Set.of(target));
    }

    private static Stage managerStage() {
        return new Stage(Stage.Kind.MANAGER, Approvers.NONE);
    }

    private Stage stage1() {
        return new Stage(Stage.Kind.STAGE_1, people(first));
    }

    private Stage stage2() {
        return new Stage(Stage.Kind.STAGE_2, people(second));
    }

    private RecordOutcome outcome(TaskId task, UserId by, Outcome outcome) {
        return new RecordOutcome(id, task, by, outcome);
    }

    private TestExecutor<AccessRequest> given(Object... events) {
        return fixture.given(events);
    }

    private static Profile managedBy(UserId manager) {
        return new Profile("u", "u@example.org", "U", "Ser", null, null, manager, null, null, null, null, Map.of());
    }

    private final class Decided implements WaitedForTask {

        @Override
        public Optional<RecordOutcome> closeUnlessDecided(TaskId taskId, TaskSubject about, TaskStatus as) {
            return outcomeOf(taskId);
        }

        @Override
        public Optional<RecordOutcome> outcomeOf(TaskId taskId) {
            return Optional.ofNullable(decided)
                    .filter(outcome -> outcome.taskId().equals(taskId));
        }
    }
}
