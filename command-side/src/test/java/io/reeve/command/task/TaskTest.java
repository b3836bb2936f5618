package io.reeve.command.task;

import static io.reeve.kernel.app.Approvers.people;
import static io.reeve.testing.Acting.by;
import static io.reeve.testing.Refused.refused;

import io.reeve.command.fact.Authority;
import io.reeve.command.fact.InMemoryFacts;
import io.reeve.kernel.Actor;
import io.reeve.kernel.accessrequest.AccessRequestId;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.app.Approvers;
import io.reeve.kernel.group.GroupId;
import io.reeve.kernel.task.CommentId;
import io.reeve.kernel.task.TaskCommand;
import io.reeve.kernel.task.TaskCommand.CommentOnTask;
import io.reeve.kernel.task.TaskCommand.CompleteTask;
import io.reeve.kernel.task.TaskCommand.DismissTask;
import io.reeve.kernel.task.TaskCommand.OpenTask;
import io.reeve.kernel.task.TaskCommand.PerformTaskAction;
import io.reeve.kernel.task.TaskCommand.ReassignTask;
import io.reeve.kernel.task.TaskCommand.ReviewTaskOwners;
import io.reeve.kernel.task.TaskEvent.Ownership;
import io.reeve.kernel.task.TaskEvent.TaskCommented;
import io.reeve.kernel.task.TaskEvent.TaskCompleted;
import io.reeve.kernel.task.TaskEvent.TaskDismissed;
import io.reeve.kernel.task.TaskEvent.TaskForgone;
import io.reeve.kernel.task.TaskEvent.TaskOpened;
import io.reeve.kernel.task.TaskEvent.TaskReassigned;
import io.reeve.kernel.task.TaskId;
import io.reeve.kernel.task.TaskSubject;
import io.reeve.kernel.task.TaskType;
import io.reeve.kernel.user.Role;
import io.reeve.kernel.user.UserId;
import io.reeve.kernel.user.UserStatus;
import java.util.List;
import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TaskTest {

    private static final Actor PROCESS = new Actor.Process("access-approval");

    private final InMemoryFacts facts = new InMemoryFacts();
    private final UserId requester = facts.person();
    private final UserId target = facts.person();
    private final UserId approver = facts.person();
    private final UserId colleague = facts.person();
    private final UserId stranger = facts.person();
    private final UserId appAdmin = facts.person();
    private final UserId admin = facts.person(Role.ADMIN);
    private final UserId auditor = facts.person(Role.AUDITOR);
    private final UserId appStoreReader = facts.person(Role.APPSTORE_READ_ONLY_ADMIN);
    private final AppId app = facts.app(people(appAdmin));
    private final TaskSubject subject = new TaskSubject(AccessRequestId.next(), app, null, target);
    private final TaskId id = TaskId.of(subject.accessRequestId(), TaskType.APPROVE_STAGE_1);

    private FixtureConfiguration<Task> fixture;

    @BeforeEach
    void fixture() {
        Authority authority = facts.authority();
        TaskOwners owners = new TaskOwners(authority, facts, facts);
        fixture = new AggregateTestFixture<>(Task.class);
        fixture.registerInjectableResource(owners)
                .registerInjectableResource(new TaskRights(authority, facts))
                .registerInjectableResource(new NewAssignees(facts, owners));
    }

    @Nested
    class Opening {

        @Test
        void goes_to_those_whom_the_configuration_names() {
            as(
                            PROCESS,
                            new OpenTask(
                                    id, TaskType.APPROVE_STAGE_1, subject, people(approver), Set.of(requester), "Look"))
                    .expectEvents(new TaskOpened(
                            id,
                            TaskType.APPROVE_STAGE_1,
                            subject,
                            people(approver),
                            people(approver),
                            Ownership.CONFIGURED,
                            Set.of(requester, target),
                            "Look"));
        }

        @Test
        void keeps_groups_as_groups() {
            Approvers group = groups(facts.group(approver, colleague));
            opening(group).expectEvents(opened(group, group, Ownership.CONFIGURED));
        }

        @Test
        void goes_to_the_admins_of_the_app_when_every_candidate_is_suspended() {
            facts.become(approver, UserStatus.SUSPENDED);
            opening(people(approver)).expectEvents(opened(people(approver), people(appAdmin), Ownership.APP_ADMINS));
        }

        @Test
        void goes_to_the_admins_of_the_app_when_every_candidate_is_excluded() {
            opening(people(requester)).expectEvents(opened(people(requester), people(appAdmin), Ownership.APP_ADMINS));
        }

        @Test
        void goes_to_the_admins_of_the_app_when_the_group_has_only_excluded_members() {
            Approvers group = groups(facts.group(requester, target));
            opening(group).expectEvents(opened(group, people(appAdmin), Ownership.APP_ADMINS));
        }

        @Test
        void goes_to_the_domain_admins_when_the_app_has_no_admin_who_can_act() {
            facts.become(appAdmin, UserStatus.INACTIVE);
            opening(Approvers.NONE).expectEvents(opened(Approvers.NONE, people(admin), Ownership.DOMAIN_ADMINS));
        }

        @Test
        void is_blocked_when_nobody_is_left() {
            facts.become(appAdmin, UserStatus.INACTIVE);
            facts.revoke(admin, Role.ADMIN);
            opening(Approvers.NONE).expectEvents(opened(Approvers.NONE, Approvers.NONE, Ownership.NOBODY));
        }

        @Test
        void never_names_an_excluded_person_among_the_assignees() {
            opening(people(requester, approver))
                    .expectEvents(opened(people(requester, approver), people(approver), Ownership.CONFIGURED));
        }

        @Test
        void excludes_the_beneficiary_even_when_nobody_says_so() {
            as(PROCESS, new OpenTask(id, TaskType.PROVISION_ACCESS, subject, people(target), Set.of(), null))
                    .expectEvents(new TaskOpened(
                            id,
                            TaskType.PROVISION_ACCESS,
                            subject,
                            people(target),
                            people(appAdmin),
                            Ownership.APP_ADMINS,
                            Set.of(target),
                            null));
        }

        @Test
        void twice_is_once() {
            given(assignedTo(people(approver)))
                    .when(openFor(people(colleague)), by(PROCESS))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void is_not_for_people() {
            as(person(admin), openFor(people(approver))).expectException(refused("process_required"));
        }

        private ResultValidator<Task> opening(Approvers candidates) {
            return as(PROCESS, openFor(candidates));
        }

        private OpenTask openFor(Approvers candidates) {
            return new OpenTask(id, TaskType.APPROVE_STAGE_1, subject, candidates, Set.of(requester), null);
        }
    }

    @Nested
    class Deciding {

        @Test
        void an_assignee_completes_it() {
            given(assignedTo(people(approver)))
                    .when(new CompleteTask(id, "fine"), by(approver))
                    .expectEvents(completed(approver, "fine"));
        }

        @Test
        void an_assignee_dismisses_it() {
            given(assignedTo(people(approver)))
                    .when(new DismissTask(id, null), by(approver))
                    .expectEvents(dismissed(approver, null));
        }

        @Test
        void who_is_in_the_group_now_can_act() {
            GroupId group = facts.group(colleague);
            facts.join(group, approver);
            given(assignedTo(groups(group)))
                    .when(new CompleteTask(id, null), by(approver))
                    .expectEvents(completed(approver, null));
        }

        @Test
        void who_has_left_the_group_does_not_know_it_any_more() {
            GroupId group = facts.group(colleague, approver);
            facts.leave(group, approver);
            given(assignedTo(groups(group)))
                    .when(new CompleteTask(id, null), by(approver))
                    .expectException(refused("task_not_found"));
        }

        @Test
        void a_named_admin_of_the_app_can_act_without_any_role() {
            given(assignedTo(people(approver)))
                    .when(new CompleteTask(id, null), by(appAdmin))
                    .expectEvents(completed(appAdmin, null));
        }

        @Test
        void a_domain_admin_can_act() {
            given(assignedTo(people(approver)))
                    .when(new CompleteTask(id, null), by(admin))
                    .expectEvents(completed(admin, null));
        }

        @Test
        void a_stranger_is_told_that_there_is_no_such_task() {
            given(assignedTo(people(approver)))
                    .when(new CompleteTask(id, null), by(stranger))
                    .expectException(refused("task_not_found"));
        }

        @Test
        void readers_of_everything_know_it_but_cannot_act() {
            for (UserId reader : List.of(auditor, appStoreReader, facts.person(Role.READ_ONLY_ADMIN))) {
                fixture();
                given(assignedTo(people(approver)))
                        .when(new CompleteTask(id, null), by(reader))
                        .expectException(refused("not_assigned"));
            }
        }

        @Test
        void rule_19_nobody_decides_their_own_request_through_a_group() {
            given(assignedTo(groups(facts.group(approver, requester, target))))
                    .when(new CompleteTask(id, null), by(requester))
                    .expectException(refused("excluded_from_task"));
        }

        @Test
        void rule_19_nobody_decides_their_own_request_as_admin_of_the_app() {
            AppId own = facts.app(people(target));
            TaskSubject ofOwn = new TaskSubject(AccessRequestId.next(), own, null, target);
            given(new TaskOpened(
                            id,
                            TaskType.APPROVE_STAGE_1,
                            ofOwn,
                            people(approver),
                            people(approver),
                            Ownership.CONFIGURED,
                            Set.of(requester, target),
                            null))
                    .when(new CompleteTask(id, null), by(target))
                    .expectException(refused("excluded_from_task"));
        }

        @Test
        void rule_19_nobody_decides_their_own_request_as_domain_admin() {
            facts.grant(requester, Role.ADMIN);
            given(assignedTo(people(approver)))
                    .when(new DismissTask(id, null), by(requester))
                    .expectException(refused("excluded_from_task"));
        }

        @Test
        void a_suspended_assignee_cannot_act() {
            facts.become(approver, UserStatus.SUSPENDED);
            given(assignedTo(people(approver)))
                    .when(new CompleteTask(id, null), by(approver))
                    .expectException(refused("not_active"));
        }

        @Test
        void completing_twice_is_a_conflict_and_changes_nothing() {
            given(assignedTo(people(approver)), completed(approver, null))
                    .when(new CompleteTask(id, null), by(approver))
                    .expectException(refused("already_in_status"))
                    .expectNoEvents();
        }

        @Test
        void a_decided_task_is_not_decided_otherwise() {
            given(assignedTo(people(approver)), completed(approver, null))
                    .when(new DismissTask(id, null), by(approver))
                    .expectException(refused("task_closed"));
        }

        @Test
        void who_has_decided_is_told_so_also_after_leaving_the_group() {
            given(assignedTo(groups(facts.group())), completed(approver, null))
                    .when(new CompleteTask(id, null), by(approver))
                    .expectException(refused("already_in_status"));
        }

        @Test
        void a_blocked_task_can_be_decided_by_a_domain_admin() {
            given(opened(Approvers.NONE, Approvers.NONE, Ownership.NOBODY))
                    .when(new CompleteTask(id, null), by(admin))
                    .expectEvents(completed(admin, null));
        }

        @Test
        void notes_have_a_longest_length() {
            given(assignedTo(people(approver)))
                    .when(new CompleteTask(id, "x".repeat(4001)), by(approver))
                    .expectException(refused("length"));
        }
    }

    @Nested
    class PerformingAnAction {

        @Test
        void does_what_the_action_leads_to() {
            perform("APPROVE", null).expectEvents(completed(approver, null));
        }

        @Test
        void takes_the_status_it_leads_to() {
            perform("DENY", "DISMISSED").expectEvents(dismissed(approver, null));
        }

        @Test
        void of_another_type_of_task_makes_no_sense() {
            perform("CONFIRM_PROVISIONING", null).expectException(refused("unknown_action"));
        }

        @Test
        void to_another_status_makes_no_sense() {
            perform("APPROVE", "DISMISSED").expectException(refused("invalid_transition"));
        }

        @Test
        void to_the_status_it_is_in_is_a_conflict() {
            given(assignedTo(people(approver)), completed(approver, null))
                    .when(new PerformTaskAction(id, "APPROVE", null, null), by(approver))
                    .expectException(refused("already_in_status"));
        }

        private ResultValidator<Task> perform(String action, @Nullable String transitionTo) {
            return given(assignedTo(people(approver)))
                    .when(new PerformTaskAction(id, action, transitionTo, null), by(approver));
        }
    }

    @Nested
    class Reassigning {

        @Test
        void puts_others_in_the_place_of_the_assignees() {
            given(assignedTo(people(approver)))
                    .when(new ReassignTask(id, people(colleague), true), by(approver))
                    .expectEvents(reassigned(people(colleague), Ownership.REASSIGNED));
        }

        @Test
        void adds_to_the_assignees_when_asked_to() {
            GroupId group = facts.group(stranger);
            given(assignedTo(people(approver)))
                    .when(new ReassignTask(id, new Approvers(List.of(colleague), List.of(group)), false), by(admin))
                    .expectEvents(reassigned(
                            new Approvers(List.of(approver, colleague), List.of(group)), Ownership.REASSIGNED));
        }

        @Test
        void takes_the_task_from_the_one_who_had_it() {
            given(assignedTo(people(approver)), reassigned(people(colleague), Ownership.REASSIGNED))
                    .when(new CompleteTask(id, null), by(approver))
                    .expectException(refused("task_not_found"));
        }

        @Test
        void to_the_requester_is_refused() {
            given(assignedTo(people(approver)))
                    .when(new ReassignTask(id, people(requester), true), by(admin))
                    .expectException(refused("excluded"));
        }

        @Test
        void to_a_group_of_excluded_people_is_refused() {
            given(assignedTo(people(approver)))
                    .when(new ReassignTask(id, groups(facts.group(requester)), true), by(admin))
                    .expectException(refused("nobody_eligible"));
        }

        @Test
        void to_somebody_unknown_or_suspended_is_refused() {
            facts.become(colleague, UserStatus.SUSPENDED);
            for (UserId nobody : List.of(colleague, UserId.next())) {
                fixture();
                given(assignedTo(people(approver)))
                        .when(new ReassignTask(id, people(nobody), true), by(approver))
                        .expectException(refused("not_active"));
            }
        }

        @Test
        void to_an_unknown_group_is_refused() {
            given(assignedTo(people(approver)))
                    .when(new ReassignTask(id, groups(GroupId.next()), true), by(approver))
                    .expectException(refused("unknown_group"));
        }

        @Test
        void to_nobody_is_refused() {
            given(assignedTo(people(approver)))
                    .when(new ReassignTask(id, Approvers.NONE, true), by(approver))
                    .expectException(refused("missing"));
        }

        @Test
        void is_not_for_the_requester_even_as_domain_admin() {
            facts.grant(requester, Role.ADMIN);
            given(assignedTo(people(approver)))
                    .when(new ReassignTask(id, people(colleague), true), by(requester))
                    .expectException(refused("excluded_from_task"));
        }

        @Test
        void is_not_for_an_admin_of_the_app_who_does_not_have_it() {
            given(assignedTo(people(approver)))
                    .when(new ReassignTask(id, people(colleague), true), by(appAdmin))
                    .expectException(refused("not_assigned"));
        }

        @Test
        void of_a_closed_task_is_a_conflict() {
            given(assignedTo(people(approver)), completed(approver, null))
                    .when(new ReassignTask(id, people(colleague), true), by(admin))
                    .expectException(refused("task_closed"));
        }

        @Test
        void unblocks_a_blocked_task() {
            given(
                            opened(Approvers.NONE, Approvers.NONE, Ownership.NOBODY),
                            reassigned(people(colleague), Ownership.REASSIGNED))
                    .when(new CompleteTask(id, null), by(colleague))
                    .expectEvents(completed(colleague, null));
        }

        @Test
        void to_those_who_have_it_already_changes_nothing_the_second_time() {
            given(assignedTo(people(approver)), reassigned(people(colleague), Ownership.REASSIGNED))
                    .when(new ReassignTask(id, people(colleague), true), by(colleague))
                    .expectNoEvents();
        }
    }

    @Nested
    class ReviewingTheOwners {

        @Test
        void changes_nothing_while_somebody_can_act() {
            given(assignedTo(people(approver)))
                    .when(new ReviewTaskOwners(id), by(PROCESS))
                    .expectNoEvents();
        }

        @Test
        void moves_the_task_to_the_fallback_when_its_owner_is_suspended() {
            facts.become(approver, UserStatus.SUSPENDED);
            given(assignedTo(people(approver)))
                    .when(new ReviewTaskOwners(id), by(PROCESS))
                    .expectEvents(reassigned(people(appAdmin), Ownership.APP_ADMINS));
        }

        @Test
        void moves_the_task_to_the_fallback_when_its_group_is_empty() {
            given(assignedTo(groups(facts.group())))
                    .when(new ReviewTaskOwners(id), by(PROCESS))
                    .expectEvents(reassigned(people(appAdmin), Ownership.APP_ADMINS));
        }

        @Test
        void gives_a_blocked_task_to_those_who_can_act_now() {
            given(opened(people(approver), Approvers.NONE, Ownership.NOBODY))
                    .when(new ReviewTaskOwners(id), by(PROCESS))
                    .expectEvents(reassigned(people(approver), Ownership.CONFIGURED));
        }

        @Test
        void blocks_a_task_that_nobody_can_act_on_any_more() {
            facts.become(approver, UserStatus.INACTIVE);
            facts.become(appAdmin, UserStatus.INACTIVE);
            facts.become(admin, UserStatus.INACTIVE);
            given(assignedTo(people(approver)))
                    .when(new ReviewTaskOwners(id), by(PROCESS))
                    .expectEvents(reassigned(Approvers.NONE, Ownership.NOBODY));
        }

        @Test
        void leaves_it_with_those_it_was_given_to() {
            given(assignedTo(people(approver)), reassigned(people(colleague), Ownership.REASSIGNED))
                    .when(new ReviewTaskOwners(id), by(PROCESS))
                    .expectNoEvents();
        }

        @Test
        void follows_the_admins_of_the_app_when_they_have_it() {
            facts.become(approver, UserStatus.SUSPENDED);
            given(opened(people(approver), people(colleague), Ownership.APP_ADMINS))
                    .when(new ReviewTaskOwners(id), by(PROCESS))
                    .expectEvents(reassigned(people(appAdmin), Ownership.APP_ADMINS));
        }

        @Test
        void leaves_a_closed_task_alone() {
            facts.become(approver, UserStatus.SUSPENDED);
            given(assignedTo(people(approver)), completed(approver, null))
                    .when(new ReviewTaskOwners(id), by(PROCESS))
                    .expectNoEvents();
        }
    }

    @Nested
    class Commenting {

        private final CommentId commentId = CommentId.next();

        @Test
        void is_for_those_who_can_see_it() {
            for (UserId one : List.of(approver, requester, target, appAdmin, admin)) {
                fixture();
                given(assignedTo(people(approver)))
                        .when(new CommentOnTask(id, commentId, "Why?"), by(one))
                        .expectEvents(new TaskCommented(id, subject, commentId, one, "Why?"));
            }
        }

        @Test
        void is_not_for_those_who_only_read() {
            given(assignedTo(people(approver)))
                    .when(new CommentOnTask(id, commentId, "Why?"), by(auditor))
                    .expectException(refused("not_assigned"));
        }

        @Test
        void is_not_for_strangers() {
            given(assignedTo(people(approver)))
                    .when(new CommentOnTask(id, commentId, "Why?"), by(stranger))
                    .expectException(refused("task_not_found"));
        }

        @Test
        void needs_one_to_four_thousand_characters() {
            for (String wrong : List.of("", "x".repeat(4001))) {
                fixture();
                given(assignedTo(people(approver)))
                        .when(new CommentOnTask(id, commentId, wrong), by(approver))
                        .expectException(refused("length"));
            }
        }
    }

    @Nested
    class Forgone {

        @Test
        void is_never_opened() {
            given(new TaskForgone(id, subject))
                    .when(
                            new OpenTask(id, TaskType.APPROVE_STAGE_1, subject, people(approver), Set.of(), null),
                            by(PROCESS))
                    .expectNoEvents();
        }

        @Test
        void is_not_there_for_anybody() {
            for (TaskCommand command : List.of(
                    new CompleteTask(id, null),
                    new ReassignTask(id, people(colleague), true),
                    new CommentOnTask(id, CommentId.next(), "Hello"))) {
                fixture();
                given(new TaskForgone(id, subject))
                        .when(command, by(approver))
                        .expectException(refused("task_not_found"));
            }
        }

        @Test
        void has_no_owners_to_review() {
            given(new TaskForgone(id, subject))
                    .when(new ReviewTaskOwners(id), by(PROCESS))
                    .expectNoEvents();
        }
    }

    private ResultValidator<Task> as(Actor actor, TaskCommand command) {
        return fixture.givenNoPriorActivity().when(command, by(actor));
    }

    private TestExecutor<Task> given(Object... events) {
        return fixture.given(events);
    }

    private static Actor person(UserId user) {
        return new Actor.Person(user.value(), null);
    }

    private static Approvers groups(GroupId... groups) {
        return new Approvers(List.of(), List.of(groups));
    }

    private TaskOpened assignedTo(Approvers assignees) {
        return opened(assignees, assignees, Ownership.CONFIGURED);
    }

    private TaskOpened opened(Approvers candidates, Approvers assignees, Ownership ownership) {
        return new TaskOpened(
                id,
                TaskType.APPROVE_STAGE_1,
                subject,
                candidates,
                assignees,
                ownership,
                Set.of(requester, target),
                null);
    }

    private TaskCompleted completed(UserId by, @Nullable String notes) {
        return new TaskCompleted(id, TaskType.APPROVE_STAGE_1, subject, by, notes);
    }

    private TaskDismissed dismissed(UserId by, @Nullable String notes) {
        return new TaskDismissed(id, TaskType.APPROVE_STAGE_1, subject, by, notes);
    }

    private TaskReassigned reassigned(Approvers assignees, Ownership ownership) {
        return new TaskReassigned(id, subject, assignees, ownership);
    }
}
