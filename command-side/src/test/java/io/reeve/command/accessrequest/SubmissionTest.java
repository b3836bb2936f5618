package io.reeve.command.accessrequest;

import static io.reeve.kernel.app.Approvers.people;
import static io.reeve.testing.Acting.NOW;
import static io.reeve.testing.Acting.by;
import static io.reeve.testing.Refused.refused;

import io.reeve.command.fact.Catalog;
import io.reeve.command.fact.InMemoryFacts;
import io.reeve.command.reservation.Reservations;
import io.reeve.kernel.accessrequest.AccessRequestCommand.RequestAccess;
import io.reeve.kernel.accessrequest.AccessRequestEvent.AccessRequestApproved;
import io.reeve.kernel.accessrequest.AccessRequestEvent.AccessRequested;
import io.reeve.kernel.accessrequest.AccessRequestEvent.ProvisioningStarted;
import io.reeve.kernel.accessrequest.AccessRequestEvent.StageBegun;
import io.reeve.kernel.accessrequest.AccessRequestId;
import io.reeve.kernel.accessrequest.Grant;
import io.reeve.kernel.accessrequest.Route;
import io.reeve.kernel.accessrequest.Stage;
import io.reeve.kernel.account.ProvisioningMethod;
import io.reeve.kernel.app.AccessLength;
import io.reeve.kernel.app.AllowedGroups;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.app.AppSettings;
import io.reeve.kernel.app.AppVisibility;
import io.reeve.kernel.app.Approvers;
import io.reeve.kernel.app.GroupsProvisioning;
import io.reeve.kernel.app.Provisioning;
import io.reeve.kernel.app.RequestFlow;
import io.reeve.kernel.group.GroupId;
import io.reeve.kernel.permission.PermissionId;
import io.reeve.kernel.permission.PermissionVisibility;
import io.reeve.kernel.permission.RequestConfig;
import io.reeve.kernel.preapproval.PreApprovalRule;
import io.reeve.kernel.preapproval.PreApprovalRule.AttributeEquals;
import io.reeve.kernel.preapproval.RuleId;
import io.reeve.kernel.task.TaskId;
import io.reeve.kernel.task.TaskSubject;
import io.reeve.kernel.task.TaskType;
import io.reeve.kernel.user.Profile;
import io.reeve.kernel.user.Role;
import io.reeve.kernel.user.UserId;
import io.reeve.kernel.user.UserStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

class SubmissionTest {

    private static final String NOTHING_CONFIGURED = "No approval is configured.";

    private final InMemoryFacts facts = new InMemoryFacts();
    private final UserId manager = facts.person();
    private final UserId employee = facts.person(engineer(manager));
    private final UserId approver = facts.person();
    private final UserId admin = facts.person(Role.ADMIN);
    private final GroupId engineers = facts.group(employee);
    private final GroupId others = facts.group(approver);

    private final AccessRequestId id = AccessRequestId.next();
    private final AppId app = AppId.next();
    private final PermissionId reading = PermissionId.next();

    private FixtureConfiguration<AccessRequest> fixture;

    @BeforeEach
    void fixture() {
        fixture = new AggregateTestFixture<>(AccessRequest.class);
        fixture.registerInjectableResource(facts).registerInjectableResource(facts.authority());
        fixture.registerAnnotatedCommandHandler(new Submission(
                fixture.getRepository(),
                facts.authority(),
                facts,
                facts,
                new Choice(facts),
                new OneAtATime(new Reservations(), JdbcClient.create(new SimpleDriverDataSource()))));
        offered(flow(false, Approvers.NONE, AllowedGroups.ALL), provisioning(GroupsProvisioning.DIRECT_TO_USER));
        permission(reading, PermissionVisibility.VISIBLE);
    }

    @Nested
    class TheWay {

        @Test
        void nobody_need_approve_where_nobody_is_configured() {
            asks(employee, wish())
                    .expectEvents(
                            asked(route(ProvisioningMethod.DIRECT)),
                            new AccessRequestApproved(id, null, NOTHING_CONFIGURED, null),
                            new ProvisioningStarted(id, grant(ProvisioningMethod.DIRECT)));
        }

        @Test
        void the_manager_is_looked_up_when_the_stage_begins() {
            Stage stage = new Stage(Stage.Kind.MANAGER, Approvers.NONE);
            offered(flow(true, Approvers.NONE, AllowedGroups.ALL), provisioning(GroupsProvisioning.DIRECT_TO_USER));
            asks(employee, wish())
                    .expectEvents(
                            asked(route(ProvisioningMethod.DIRECT, stage)),
                            new StageBegun(
                                    id,
                                    subject(),
                                    new Stage(Stage.Kind.MANAGER, people(manager)),
                                    TaskId.of(id, TaskType.APPROVE_AS_MANAGER),
                                    Set.of(employee)));
        }

        @Test
        void a_manager_stage_is_not_skipped_for_want_of_a_manager() {
            Stage stage = new Stage(Stage.Kind.MANAGER, Approvers.NONE);
            offered(flow(true, Approvers.NONE, AllowedGroups.ALL), provisioning(GroupsProvisioning.DIRECT_TO_USER));
            asks(approver, wish())
                    .expectEvents(
                            new AccessRequested(
                                    id,
                                    approver,
                                    approver,
                                    app,
                                    null,
                                    "please",
                                    null,
                                    route(ProvisioningMethod.DIRECT, stage),
                                    NOW),
                            new StageBegun(
                                    id,
                                    new TaskSubject(id, app, null, approver),
                                    stage,
                                    TaskId.of(id, TaskType.APPROVE_AS_MANAGER),
                                    Set.of(approver)));
        }

        @Test
        void a_rule_that_fits_spares_the_approvals_and_is_named() {
            offered(flow(true, people(approver), AllowedGroups.ALL), provisioning(GroupsProvisioning.DIRECT_TO_USER));
            RuleId rule = rule(List.of(engineers), List.of(new AttributeEquals("Team", "Engineering")), List.of());
            Route route = new Route(
                    List.of(),
                    rule,
                    "all engineers",
                    ProvisioningMethod.DIRECT,
                    null,
                    false,
                    null,
                    "",
                    new Route.SettingsVersion(1, null));
            asks(employee, wish())
                    .expectEvents(
                            asked(route),
                            new AccessRequestApproved(id, null, "all engineers", rule),
                            new ProvisioningStarted(id, grant(ProvisioningMethod.DIRECT)));
        }

        @Test
        void a_rule_for_another_group_another_team_or_a_shorter_time_does_not() {
            Stage stage = new Stage(Stage.Kind.STAGE_1, people(approver));
            offered(flow(false, people(approver), AllowedGroups.ALL), provisioning(GroupsProvisioning.DIRECT_TO_USER));
            rule(List.of(others), List.of(), List.of());
            rule(List.of(engineers), List.of(new AttributeEquals("Team", "Sales")), List.of());
            rule(List.of(engineers), List.of(), List.of(AccessLength.TWO_HOURS));
            asks(employee, wish())
                    .expectEvents(
                            asked(route(ProvisioningMethod.DIRECT, stage)),
                            new StageBegun(
                                    id, subject(), stage, TaskId.of(id, TaskType.APPROVE_STAGE_1), Set.of(employee)));
        }
    }

    @Nested
    class Whom {

        @Test
        void anybody_who_is_active_can_be_asked_for() {
            asks(approver, wish(null, employee, List.of(), null, null)).expectSuccessfulHandlerExecution();
        }

        @Test
        void nobody_can_be_asked_for_who_is_suspended() {
            facts.become(employee, UserStatus.SUSPENDED);
            asks(approver, wish(null, employee, List.of(), null, null)).expectException(refused("not_active"));
        }

        @Test
        void who_is_suspended_cannot_ask() {
            facts.become(employee, UserStatus.SUSPENDED);
            asks(employee, wish()).expectException(refused("not_active"));
        }

        @Test
        void only_administrators_ask_in_the_name_of_others() {
            asks(approver, wish(employee, null, List.of(), null, null)).expectException(refused("admin_required"));
            fixture();
            asks(admin, wish(employee, null, List.of(), null, null))
                    .expectEvents(
                            asked(route(ProvisioningMethod.DIRECT)),
                            new AccessRequestApproved(id, null, NOTHING_CONFIGURED, null),
                            new ProvisioningStarted(id, grant(ProvisioningMethod.DIRECT)));
        }

        @Test
        void the_groups_of_the_person_asked_for_count() {
            offered(
                    flow(
                            false,
                            Approvers.NONE,
                            new AllowedGroups(AllowedGroups.Type.SPECIFIED_GROUPS, List.of(engineers))),
                    provisioning(GroupsProvisioning.DIRECT_TO_USER));
            asks(approver, wish()).expectException(refused("not_in_allowed_groups"));
            asks(approver, wish(null, employee, List.of(), null, null)).expectSuccessfulHandlerExecution();
        }
    }

    @Nested
    class What {

        @Test
        void an_app_that_is_unknown_or_not_offered_is_refused_alike() {
            asks(employee, new RequestAccess(List.of(id), null, null, AppId.next(), List.of(), null, null, null))
                    .expectException(refused("unknown_app"));
            asks(
                            employee,
                            new RequestAccess(
                                    List.of(id),
                                    null,
                                    null,
                                    AppId.next(),
                                    List.of(PermissionId.next()),
                                    null,
                                    null,
                                    null))
                    .expectException(refused("unknown_app"));
            facts.app(app, AppSettings.INITIAL);
            asks(employee, wish()).expectException(refused("unknown_app"));
            asks(employee, wish(PermissionId.next())).expectException(refused("unknown_app"));
        }

        @Test
        void an_app_that_is_not_offered_does_not_tell_that_nobody_said_what_is_given() {
            facts.app(
                    app,
                    new AppSettings(
                            "",
                            null,
                            flow(false, Approvers.NONE, AllowedGroups.ALL),
                            provisioning(GroupsProvisioning.GROUPS_AND_HIDDEN),
                            false));
            permission(PermissionId.next(), PermissionVisibility.VISIBLE);
            asks(employee, wish()).expectException(refused("unknown_app"));
        }

        @Test
        void a_permission_that_is_hidden_or_of_another_app_is_refused_alike() {
            offered(
                    flow(false, Approvers.NONE, AllowedGroups.ALL),
                    provisioning(GroupsProvisioning.GROUPS_AND_VISIBLE));
            permission(reading, PermissionVisibility.HIDDEN);
            asks(employee, wish(reading)).expectException(refused("unknown_permission"));
            asks(employee, wish(PermissionId.next())).expectException(refused("unknown_permission"));
        }

        @Test
        void an_app_that_is_asked_for_elsewhere_says_where() {
            facts.app(
                    app,
                    new AppSettings(
                            "",
                            "https://example.org/ask",
                            flow(false, Approvers.NONE, AllowedGroups.ALL),
                            provisioning(GroupsProvisioning.DIRECT_TO_USER),
                            true));
            asks(employee, wish()).expectException(refused("requested_elsewhere"));
        }

        @Test
        void an_app_that_is_given_as_a_whole_takes_no_permission() {
            asks(employee, wish(reading)).expectException(refused("app_only"));
        }

        @Test
        void several_at_once_only_where_that_is_allowed() {
            offered(
                    flow(false, Approvers.NONE, AllowedGroups.ALL),
                    provisioning(GroupsProvisioning.GROUPS_AND_VISIBLE));
            PermissionId writing = PermissionId.next();
            permission(writing, PermissionVisibility.VISIBLE);
            asks(
                            employee,
                            new RequestAccess(
                                    List.of(id, AccessRequestId.next()),
                                    null,
                                    null,
                                    app,
                                    List.of(reading, writing),
                                    null,
                                    null,
                                    null))
                    .expectException(refused("one_at_a_time"));
        }

        @Test
        void where_one_cannot_choose_the_only_permission_is_given() {
            offered(flow(false, Approvers.NONE, AllowedGroups.ALL), provisioning(GroupsProvisioning.GROUPS_AND_HIDDEN));
            asks(employee, wish()).expectSuccessfulHandlerExecution();
        }

        @Test
        void where_one_cannot_choose_and_nobody_has_said_what_is_given_it_is_refused() {
            offered(flow(false, Approvers.NONE, AllowedGroups.ALL), provisioning(GroupsProvisioning.GROUPS_AND_HIDDEN));
            PermissionId writing = PermissionId.next();
            permission(writing, PermissionVisibility.VISIBLE);
            asks(employee, wish()).expectException(refused("no_default_permission"));
            asks(employee, wish(writing)).expectException(refused("not_chosen"));
        }
    }

    @Nested
    class HowLong {

        @Test
        void without_end_where_nothing_limits_it() {
            asks(employee, wish()).expectSuccessfulHandlerExecution();
        }

        @Test
        void a_time_has_to_be_named_where_access_is_for_a_time_only() {
            lasting(null, AccessLength.TWO_HOURS, AccessLength.SEVEN_DAYS);
            asks(employee, wish()).expectException(refused("access_length"));
        }

        @Test
        void the_preset_length_is_taken_when_none_is_named() {
            lasting(AccessLength.TWO_HOURS, AccessLength.TWO_HOURS, AccessLength.SEVEN_DAYS);
            asks(employee, wish()).expectEvents(lastingEvents(Duration.ofHours(2)));
        }

        @Test
        void rule_13_seconds_win_over_the_name_and_a_mismatch_is_no_error() {
            lasting(null, AccessLength.SEVEN_DAYS);
            asks(employee, wish(null, null, List.of(), 3_600L, "7 days"))
                    .expectEvents(lastingEvents(Duration.ofHours(1)));
        }

        @Test
        void rule_13_the_name_counts_when_the_seconds_cannot_be_had() {
            lasting(null, AccessLength.SEVEN_DAYS);
            asks(employee, wish(null, null, List.of(), 86_400L * 30, "7 days"))
                    .expectEvents(lastingEvents(Duration.ofDays(7)));
        }

        @Test
        void rule_16_a_length_on_no_list_is_taken_when_it_is_not_longer_than_the_longest() {
            lasting(null, AccessLength.ONE_DAY);
            asks(employee, wish(null, null, List.of(), 3_600L, null)).expectEvents(lastingEvents(Duration.ofHours(1)));
        }

        @Test
        void rule_16_a_longer_one_is_refused() {
            lasting(null, AccessLength.ONE_DAY);
            asks(employee, wish(null, null, List.of(), 86_401L, null)).expectException(refused("access_length"));
            asks(employee, wish(null, null, List.of(), null, "Unlimited")).expectException(refused("access_length"));
        }

        @Test
        void lengths_without_a_meaning_are_refused() {
            asks(employee, wish(null, null, List.of(), 0L, null)).expectException(refused("out_of_range"));
            asks(employee, wish(null, null, List.of(), Long.MAX_VALUE, null)).expectException(refused("out_of_range"));
            asks(employee, wish(null, null, List.of(), null, "a while")).expectException(refused("access_length"));
        }
    }

    private ResultValidator<AccessRequest> asks(UserId who, RequestAccess wish) {
        return fixture.givenNoPriorActivity().when(wish, by(who));
    }

    private RequestAccess wish(PermissionId... permissions) {
        return wish(null, null, List.of(permissions), null, null);
    }

    private RequestAccess wish(
            @Nullable UserId requester,
            @Nullable UserId target,
            List<PermissionId> permissions,
            @Nullable Long seconds,
            @Nullable String length) {
        return new RequestAccess(List.of(id), requester, target, app, permissions, "please", seconds, length);
    }

    private AccessRequested asked(Route route) {
        return asked(route, null);
    }

    private AccessRequested asked(Route route, @Nullable Duration length) {
        return new AccessRequested(id, employee, employee, app, null, "please", length, route, NOW);
    }

    private Object[] lastingEvents(Duration length) {
        return new Object[] {
            asked(route(ProvisioningMethod.DIRECT), length),
            new AccessRequestApproved(id, null, NOTHING_CONFIGURED, null),
            new ProvisioningStarted(id, grant(ProvisioningMethod.DIRECT))
        };
    }

    private static Route route(ProvisioningMethod method, Stage... stages) {
        return new Route(
                List.of(stages), null, null, method, null, false, null, "", new Route.SettingsVersion(1, null));
    }

    private Grant grant(ProvisioningMethod method) {
        return new Grant(subject(), method, null, false);
    }

    private TaskSubject subject() {
        return new TaskSubject(id, app, null, employee);
    }

    private void offered(RequestFlow flow, Provisioning provisioning) {
        facts.app(app, new AppSettings("", null, flow, provisioning, true));
    }

    private void lasting(@Nullable AccessLength preset, AccessLength... lengths) {
        offered(
                flow(false, Approvers.NONE, AllowedGroups.ALL),
                provisioning(GroupsProvisioning.DIRECT_TO_USER, preset, lengths));
    }

    private void permission(PermissionId permission, PermissionVisibility visibility) {
        facts.permission(new Catalog.Permission(
                permission,
                app,
                new RequestConfig(visibility, null, null, null, null, null, null, null, null, null, null),
                1));
    }

    private RuleId rule(List<GroupId> groups, List<AttributeEquals> attributes, List<AccessLength> lengths) {
        RuleId rule = RuleId.next();
        facts.rule(
                app,
                new Catalog.Rule(
                        rule, new PreApprovalRule("all engineers", lengths, groups, List.of(), attributes, List.of())));
        return rule;
    }

    private static RequestFlow flow(boolean manager, Approvers stage1, AllowedGroups allowed) {
        return new RequestFlow(
                AppVisibility.FULL, "", manager, false, allowed, stage1, Approvers.NONE, Approvers.NONE, null);
    }

    private static Provisioning provisioning(GroupsProvisioning how) {
        return provisioning(how, null);
    }

    private static Provisioning provisioning(
            GroupsProvisioning how, @Nullable AccessLength preset, AccessLength... lengths) {
        return new Provisioning(
                how, new ArrayList<>(Arrays.asList(lengths)), false, false, null, preset, null, null, null);
    }

    private static Profile engineer(UserId manager) {
        return new Profile(
                "emp",
                "emp@example.org",
                "Em",
                "Ployee",
                "Engineer",
                "Engineering",
                manager,
                null,
                null,
                null,
                null,
                Map.of());
    }
}
