package io.reeve.command.permission;

import static io.reeve.kernel.app.Approvers.people;
import static io.reeve.testing.Acting.by;
import static io.reeve.testing.Refused.refused;

import io.reeve.command.fact.Catalog;
import io.reeve.command.fact.InMemoryFacts;
import io.reeve.kernel.Patch;
import io.reeve.kernel.app.AccessLength;
import io.reeve.kernel.app.AllowedGroupRefs;
import io.reeve.kernel.app.AllowedGroups;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.app.AppSettings;
import io.reeve.kernel.app.ApproverRefs;
import io.reeve.kernel.app.Approvers;
import io.reeve.kernel.app.GroupsProvisioning;
import io.reeve.kernel.app.Provisioning;
import io.reeve.kernel.group.GroupId;
import io.reeve.kernel.group.GroupRef;
import io.reeve.kernel.permission.ApprovalOverride;
import io.reeve.kernel.permission.PermissionCommand;
import io.reeve.kernel.permission.PermissionCommand.ChangePermission;
import io.reeve.kernel.permission.PermissionCommand.CreatePermission;
import io.reeve.kernel.permission.PermissionCommand.DeletePermission;
import io.reeve.kernel.permission.PermissionEvent.PermissionChanged;
import io.reeve.kernel.permission.PermissionEvent.PermissionCreated;
import io.reeve.kernel.permission.PermissionEvent.PermissionDeleted;
import io.reeve.kernel.permission.PermissionId;
import io.reeve.kernel.permission.PermissionType;
import io.reeve.kernel.permission.PermissionVisibility;
import io.reeve.kernel.permission.RequestConfig;
import io.reeve.kernel.permission.RequestConfigChange;
import io.reeve.kernel.permission.RequestConfigChange.ApprovalChange;
import io.reeve.kernel.user.Role;
import io.reeve.kernel.user.UserId;
import java.util.List;
import java.util.function.UnaryOperator;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PermissionTest {

    private static final RequestConfig NOTHING_OVERRIDDEN =
            new RequestConfig(PermissionVisibility.HIDDEN, null, null, null, null, null, null, null, null, null, null);

    private final InMemoryFacts facts = new InMemoryFacts();
    private final UserId admin = facts.person(Role.ADMIN);
    private final UserId appAdmin = facts.person(Role.APP_ADMIN);
    private final UserId stranger = facts.person();
    private final UserId bob = facts.person();
    private final UserId eve = facts.person();
    private final GroupId engineers = facts.group(bob);
    private final AppId app = facts.app(people(appAdmin));
    private final GroupId ownGroup = facts.group(app);
    private final PermissionId id = PermissionId.next();

    private FixtureConfiguration<Permission> fixture;

    @BeforeEach
    void fixture() {
        fixture = new AggregateTestFixture<>(Permission.class);
        fixture.registerInjectableResource(facts.governance()).registerInjectableResource(facts.references());
        facts.app(app, settings());
    }

    @Nested
    class Making {

        @Test
        void overrides_nothing_and_is_hidden_unless_told_otherwise() {
            create(c -> c).expectEvents(created(NOTHING_OVERRIDDEN));
        }

        @Test
        void takes_over_what_is_said_to_be_its_own() {
            create(c -> c.groups(true, engineers)
                            .approval(true, bob)
                            .message(true, "Welcome")
                            .lengths(true, AccessLength.ONE_DAY, AccessLength.ONE_DAY))
                    .expectEvents(created(new RequestConfig(
                            PermissionVisibility.HIDDEN,
                            new AllowedGroups(AllowedGroups.Type.SPECIFIED_GROUPS, List.of(engineers)),
                            new ApprovalOverride(false, false, people(bob), Approvers.NONE),
                            "Welcome",
                            List.of(AccessLength.ONE_DAY),
                            null,
                            null,
                            null,
                            null,
                            null,
                            null)));
        }

        @Test
        void a_filled_value_without_a_word_about_its_override_is_its_own() {
            create(c -> c.lengths(null, AccessLength.ONE_DAY))
                    .expectEvents(created(lengths(NOTHING_OVERRIDDEN, AccessLength.ONE_DAY)));
        }

        @Test
        void rule_10_a_value_whose_override_is_false_is_refused() {
            create(c -> c.groups(false, engineers)).expectException(refused("not_overridden"));
            create(c -> c.approval(false, bob)).expectException(refused("not_overridden"));
            create(c -> c.message(false, "Welcome")).expectException(refused("not_overridden"));
            create(c -> c.lengths(false, AccessLength.ONE_DAY)).expectException(refused("not_overridden"));
        }

        @Test
        void rule_10_an_override_without_its_value_is_refused() {
            create(c -> c.groups(true)).expectException(refused("groups_required"));
            create(c -> c.groupsOverride(true)).expectException(refused("missing"));
            create(c -> c.approval(true)).expectException(refused("missing"));
            create(c -> c.message(true, "")).expectException(refused("missing"));
            create(c -> c.lengths(true)).expectException(refused("missing"));
        }

        @Test
        void rule_10_a_second_stage_without_a_first_one_is_refused() {
            create(c -> c.stage2(true, eve)).expectException(refused("missing"));
        }

        @Test
        void the_manager_alone_is_an_approval_of_its_own() {
            create(c -> c.manager(true))
                    .expectEvents(created(approval(
                            NOTHING_OVERRIDDEN, new ApprovalOverride(true, false, Approvers.NONE, Approvers.NONE))));
        }

        @Test
        void class_and_instance_must_be_those_of_the_app_when_they_are_told() {
            fixture.givenNoPriorActivity()
                    .when(new CreatePermission(id, app, "another", null, "Edit", RequestConfigChange.NONE), by(admin))
                    .expectException(refused("disagrees"));
        }

        @Test
        void rule_15_empty_texts_name_no_group() {
            create(c -> c.group(new GroupRef(null, null, ""))).expectEvents(created(NOTHING_OVERRIDDEN));
            create(c -> c.group(GroupRef.of(GroupId.next()))).expectException(refused("unknown_group"));
        }

        @Test
        void rule_15_a_group_is_named_by_its_id_or_by_its_app_and_its_id_there() {
            for (GroupRef ref : twoWays(engineers, AppId.DIRECTORY)) {
                fixture();
                create(c -> c.group(ref)).expectEvents(created(group(engineers)));
            }
        }

        @Test
        void an_app_admin_makes_permissions_that_give_a_group_of_the_app_or_none() {
            createAs(appAdmin, c -> c).expectEvents(created(NOTHING_OVERRIDDEN));
            for (GroupRef ref : twoWays(ownGroup, app)) {
                fixture();
                createAs(appAdmin, c -> c.group(ref)).expectEvents(created(group(ownGroup)));
            }
        }

        @Test
        void an_app_admin_cannot_let_the_app_give_a_group_of_the_directory_or_of_another_app() {
            AppId another = AppId.next();
            GroupId approversThere = facts.group(another);
            for (GroupRef ref : twoWays(engineers, AppId.DIRECTORY)) {
                createAs(appAdmin, c -> c.group(ref))
                        .expectException(refused("group_of_another_app"))
                        .expectNoEvents();
            }
            for (GroupRef ref : twoWays(approversThere, another)) {
                createAs(appAdmin, c -> c.group(ref))
                        .expectException(refused("group_of_another_app"))
                        .expectNoEvents();
            }
        }

        @Test
        void in_an_app_that_is_not_there_is_refused() {
            fixture.givenNoPriorActivity()
                    .when(
                            new CreatePermission(id, AppId.next(), null, null, "Edit", RequestConfigChange.NONE),
                            by(admin))
                    .expectException(refused("app_not_found"));
        }
    }

    @Nested
    class Changing {

        @Test
        void rule_10_sending_back_what_was_read_changes_nothing() {
            change(
                            NOTHING_OVERRIDDEN,
                            c -> c.groups(false, engineers)
                                    .approval(false, bob)
                                    .message(false, "Hello")
                                    .lengths(false, AccessLength.SEVEN_DAYS)
                                    .manualSteps(true)
                                    .instructions("Call the desk"))
                    .expectNoEvents();
        }

        @Test
        void saying_what_the_app_says_anyway_leaves_it_to_the_app() {
            change(NOTHING_OVERRIDDEN, c -> c.manualSteps(true)).expectNoEvents();
            change(NOTHING_OVERRIDDEN, c -> c.manualSteps(false))
                    .expectEvents(changed(manualSteps(NOTHING_OVERRIDDEN, false)));
        }

        @Test
        void an_override_taken_back_leaves_it_to_the_app_again() {
            change(lengths(NOTHING_OVERRIDDEN, AccessLength.ONE_DAY), c -> c.lengths(false, AccessLength.ONE_DAY))
                    .expectEvents(changed(NOTHING_OVERRIDDEN));
        }

        @Test
        void what_is_overridden_changes_without_saying_so_again() {
            change(
                            approval(
                                    NOTHING_OVERRIDDEN, new ApprovalOverride(true, false, people(bob), Approvers.NONE)),
                            c -> c.approval(null, eve))
                    .expectEvents(changed(approval(
                            NOTHING_OVERRIDDEN, new ApprovalOverride(true, false, people(eve), Approvers.NONE))));
        }

        @Test
        void stays_with_its_group_whoever_changes_it() {
            for (UserId user : List.of(admin, appAdmin)) {
                given(group(ownGroup))
                        .as(
                                user,
                                new ChangePermission(
                                        id,
                                        null,
                                        Patch.keep(),
                                        new Said().group(GroupRef.of(engineers)).change()))
                        .expectNoEvents();
            }
        }

        @Test
        void stays_with_its_app() {
            given(NOTHING_OVERRIDDEN)
                    .as(admin, new ChangePermission(id, AppId.next(), Patch.keep(), RequestConfigChange.NONE))
                    .expectException(refused("app_id"));
            given(NOTHING_OVERRIDDEN)
                    .as(admin, new ChangePermission(id, app, Patch.to("Edit"), RequestConfigChange.NONE))
                    .expectNoEvents();
        }

        @Test
        void somebody_who_may_not_know_of_it_is_told_that_there_is_none() {
            given(NOTHING_OVERRIDDEN)
                    .as(stranger, new ChangePermission(id, null, Patch.to("View"), RequestConfigChange.NONE))
                    .expectException(refused("permission_not_found"));
        }

        @Test
        void somebody_who_may_ask_for_it_is_told_that_they_may_not_change_it() {
            given(visible())
                    .as(stranger, new ChangePermission(id, null, Patch.to("View"), RequestConfigChange.NONE))
                    .expectException(refused("app_admin_required"));
        }
    }

    @Nested
    class Deleting {

        @Test
        void ends_it() {
            given(NOTHING_OVERRIDDEN)
                    .as(admin, new DeletePermission(id))
                    .expectEvents(new PermissionDeleted(id, app))
                    .expectMarkedDeleted();
        }

        @Test
        void one_that_follows_a_group_elsewhere_is_refused() {
            fixture.given(new PermissionCreated(id, app, PermissionType.SYNCED, "Edit", NOTHING_OVERRIDDEN))
                    .when(new DeletePermission(id), by(admin))
                    .expectException(refused("permission_is_synced"));
        }
    }

    private ResultValidator<Permission> create(UnaryOperator<Said> said) {
        return createAs(admin, said);
    }

    private ResultValidator<Permission> createAs(UserId user, UnaryOperator<Said> said) {
        return fixture.givenNoPriorActivity()
                .when(
                        new CreatePermission(
                                id,
                                app,
                                null,
                                null,
                                "Edit",
                                said.apply(new Said()).change()),
                        by(user));
    }

    private static List<GroupRef> twoWays(GroupId group, AppId app) {
        return List.of(GroupRef.of(group), new GroupRef(null, app, group.toString()));
    }

    private ResultValidator<Permission> change(RequestConfig config, UnaryOperator<Said> said) {
        return given(config)
                .as(
                        admin,
                        new ChangePermission(
                                id, null, Patch.keep(), said.apply(new Said()).change()));
    }

    private Given given(RequestConfig config) {
        facts.permission(new Catalog.Permission(id, app, config, 2));
        return new Given(config);
    }

    private final class Given {

        private final RequestConfig config;

        Given(RequestConfig config) {
            this.config = config;
        }

        ResultValidator<Permission> as(UserId user, PermissionCommand command) {
            return fixture.given(created(config)).when(command, by(user));
        }
    }

    private PermissionCreated created(RequestConfig config) {
        return new PermissionCreated(id, app, PermissionType.NATIVE, "Edit", config);
    }

    private PermissionChanged changed(RequestConfig config) {
        return new PermissionChanged(id, app, "Edit", config);
    }

    /** Offered, with an app admin, and with manual steps and instructions that permissions inherit. */
    private AppSettings settings() {
        return new AppSettings(
                "",
                null,
                facts.app(app).orElseThrow().settings().requestFlow(),
                new Provisioning(
                        GroupsProvisioning.GROUPS_AND_VISIBLE,
                        List.of(),
                        false,
                        true,
                        "Call the desk",
                        null,
                        null,
                        null,
                        null),
                true);
    }

    private static RequestConfig visible() {
        return new RequestConfig(
                PermissionVisibility.VISIBLE, null, null, null, null, null, null, null, null, null, null);
    }

    private static RequestConfig group(GroupId group) {
        return new RequestConfig(
                PermissionVisibility.HIDDEN, null, null, null, null, null, null, group, null, null, null);
    }

    private static RequestConfig lengths(RequestConfig c, AccessLength... lengths) {
        return new RequestConfig(
                c.visibility(), null, null, null, List.of(lengths), null, null, null, null, null, null);
    }

    private static RequestConfig approval(RequestConfig c, ApprovalOverride approval) {
        return new RequestConfig(c.visibility(), null, approval, null, null, null, null, null, null, null, null);
    }

    private static RequestConfig manualSteps(RequestConfig c, boolean needed) {
        return new RequestConfig(c.visibility(), null, null, null, null, needed, null, null, null, null, null);
    }

    /** A change of the configuration, word by word. */
    private static final class Said {

        private Patch<Boolean> groupsOverride = Patch.keep();
        private Patch<AllowedGroupRefs> groups = Patch.keep();
        private Patch<Boolean> approvalOverride = Patch.keep();
        private Patch<Boolean> manager = Patch.keep();
        private Patch<ApproverRefs> approvers = Patch.keep();
        private Patch<ApproverRefs> stage2 = Patch.keep();
        private Patch<Boolean> messageOverride = Patch.keep();
        private Patch<String> message = Patch.keep();
        private Patch<Boolean> lengthsOverride = Patch.keep();
        private Patch<List<AccessLength>> lengths = Patch.keep();
        private Patch<Boolean> manualSteps = Patch.keep();
        private Patch<String> instructions = Patch.keep();
        private Patch<GroupRef> group = Patch.keep();

        Said groupsOverride(@Nullable Boolean override) {
            groupsOverride = override == null ? Patch.keep() : Patch.to(override);
            return this;
        }

        Said groups(@Nullable Boolean override, GroupId... named) {
            groups = Patch.to(new AllowedGroupRefs(
                    AllowedGroups.Type.SPECIFIED_GROUPS,
                    List.of(named).stream().map(GroupRef::of).toList()));
            return groupsOverride(override);
        }

        Said approval(@Nullable Boolean override, UserId... users) {
            approvalOverride = override == null ? Patch.keep() : Patch.to(override);
            approvers = Patch.to(new ApproverRefs(List.of(users), List.of()));
            return this;
        }

        Said stage2(boolean override, UserId... users) {
            approvalOverride = Patch.to(override);
            stage2 = Patch.to(new ApproverRefs(List.of(users), List.of()));
            return this;
        }

        Said manager(boolean override) {
            approvalOverride = Patch.to(override);
            manager = Patch.to(true);
            return this;
        }

        Said message(boolean override, String text) {
            messageOverride = Patch.to(override);
            message = Patch.to(text);
            return this;
        }

        Said lengths(@Nullable Boolean override, AccessLength... named) {
            lengthsOverride = override == null ? Patch.keep() : Patch.to(override);
            lengths = Patch.to(List.of(named));
            return this;
        }

        Said manualSteps(boolean needed) {
            manualSteps = Patch.to(needed);
            return this;
        }

        Said instructions(String text) {
            instructions = Patch.to(text);
            return this;
        }

        Said group(GroupRef ref) {
            group = Patch.to(ref);
            return this;
        }

        RequestConfigChange change() {
            return new RequestConfigChange(
                    Patch.keep(),
                    groupsOverride,
                    groups,
                    new ApprovalChange(approvalOverride, manager, Patch.keep(), approvers, stage2),
                    messageOverride,
                    message,
                    lengthsOverride,
                    lengths,
                    manualSteps,
                    instructions,
                    group,
                    Patch.keep(),
                    Patch.keep(),
                    Patch.keep());
        }
    }
}
