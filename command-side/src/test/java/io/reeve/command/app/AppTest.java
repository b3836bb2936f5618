package io.reeve.command.app;

import static io.reeve.kernel.app.Approvers.people;
import static io.reeve.testing.Acting.by;
import static io.reeve.testing.Refused.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.command.fact.InMemoryFacts;
import io.reeve.kernel.Patch;
import io.reeve.kernel.app.AccessLength;
import io.reeve.kernel.app.AllowedGroupRefs;
import io.reeve.kernel.app.AllowedGroups;
import io.reeve.kernel.app.AppCommand;
import io.reeve.kernel.app.AppCommand.AddAppToAppStore;
import io.reeve.kernel.app.AppCommand.ChangeAppSettings;
import io.reeve.kernel.app.AppCommand.ChangeAppStoreSettings;
import io.reeve.kernel.app.AppCommand.CreateApp;
import io.reeve.kernel.app.AppCommand.RemoveAppFromAppStore;
import io.reeve.kernel.app.AppDetails;
import io.reeve.kernel.app.AppEvent.AppAddedToAppStore;
import io.reeve.kernel.app.AppEvent.AppAdminsChanged;
import io.reeve.kernel.app.AppEvent.AppCreated;
import io.reeve.kernel.app.AppEvent.AppRemovedFromAppStore;
import io.reeve.kernel.app.AppEvent.AppSettingsChanged;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.app.AppSettings;
import io.reeve.kernel.app.ApproverRefs;
import io.reeve.kernel.app.Approvers;
import io.reeve.kernel.app.ConnectionSource;
import io.reeve.kernel.app.GroupsProvisioning;
import io.reeve.kernel.app.Provisioning;
import io.reeve.kernel.app.RequestFlow;
import io.reeve.kernel.app.SettingsChange;
import io.reeve.kernel.app.SettingsChange.ProvisioningChange;
import io.reeve.kernel.app.SettingsChange.RequestFlowChange;
import io.reeve.kernel.group.GroupId;
import io.reeve.kernel.group.GroupRef;
import io.reeve.kernel.permission.PermissionId;
import io.reeve.kernel.user.Role;
import io.reeve.kernel.user.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AppTest {

    private final InMemoryFacts facts = new InMemoryFacts();
    private final UserId admin = facts.person(Role.ADMIN);
    private final UserId appAdmin = facts.person(Role.APP_ADMIN);
    private final UserId namedOnly = facts.person();
    private final UserId auditor = facts.person(Role.AUDITOR);
    private final UserId stranger = facts.person();
    private final UserId bob = facts.person();
    private final UserId eve = facts.person();
    private final AppId id = AppId.next();
    private final List<AppId> hidden = new ArrayList<>();

    private FixtureConfiguration<App> fixture;

    @BeforeEach
    void fixture() {
        fixture = new AggregateTestFixture<>(App.class);
        fixture.registerInjectableResource(facts.authority())
                .registerInjectableResource(facts.governance())
                .registerInjectableResource(facts.references())
                .registerInjectableResource((PermissionsOfApps) hidden::add);
        facts.app(id, governed(initial()));
    }

    @Nested
    class Making {

        @Test
        void one_of_our_own_is_called_by_its_name_in_every_way() {
            asAdmin(make("Figma", "Design & Creativity", "Drawing"))
                    .expectEvents(new AppCreated(id, details("Figma"), ConnectionSource.API));
        }

        @Test
        void a_category_can_be_told_by_its_name() {
            asAdmin(make("Figma", "DESIGN_AND_CREATIVITY", "Drawing"))
                    .expectEvents(new AppCreated(id, details("Figma"), ConnectionSource.API));
        }

        @Test
        void an_unknown_category_is_refused() {
            asAdmin(make("Figma", "Gardening", "Drawing")).expectException(refused("app_category"));
        }

        @Test
        void name_category_and_description_are_needed() {
            asAdmin(make(null, "Other", "Drawing")).expectException(refused("missing"));
            asAdmin(make("Figma", null, "Drawing")).expectException(refused("missing"));
            asAdmin(make("Figma", "Other", " ")).expectException(refused("missing"));
        }

        @Test
        void the_same_again_is_no_change_and_another_with_the_same_id_is_refused() {
            AppCreated created = new AppCreated(id, details("Figma"), ConnectionSource.API);
            fixture.given(created)
                    .when(make("Figma", "Design & Creativity", "Drawing"), by(admin))
                    .expectNoEvents();
            fixture.given(created)
                    .when(make("Sketch", "Design & Creativity", "Drawing"), by(admin))
                    .expectException(refused("app_exists"));
        }

        @Test
        void is_for_domain_admins_only() {
            fixture.givenNoPriorActivity()
                    .when(make("Figma", "Other", "Drawing"), by(appAdmin))
                    .expectException(refused("admin_required"));
        }
    }

    @Nested
    class Governing {

        @Test
        void changes_what_is_said_and_keeps_the_rest() {
            given(initial())
                    .change(flow(f -> f.manager(true)))
                    .expectEvents(new AppSettingsChanged(id, with(initial(), true, Approvers.NONE, Approvers.NONE)));
        }

        @Test
        void rule_10_a_change_that_changes_nothing_writes_nothing() {
            AppSettings settings = with(initial(), true, people(bob, eve), Approvers.NONE);
            given(settings)
                    .change(flow(f -> f.manager(true).approvers(eve, bob).additional(false)))
                    .expectNoEvents();
        }

        @Test
        void is_for_domain_admins_and_for_app_admins_who_are_named_and_hold_the_role() {
            SettingsChange change = flow(f -> f.manager(true));
            for (UserId allowed : List.of(admin, appAdmin)) {
                given(initial()).as(allowed, new ChangeAppSettings(id, change)).expectSuccessfulHandlerExecution();
            }
            for (UserId refused : List.of(namedOnly, auditor)) {
                given(initial())
                        .as(refused, new ChangeAppSettings(id, change))
                        .expectException(refused("app_admin_required"));
            }
        }

        @Test
        void who_may_not_know_of_the_app_is_told_that_there_is_none() {
            given(initial())
                    .as(stranger, new ChangeAppSettings(id, SettingsChange.NONE))
                    .expectException(refused("app_not_found"));
            facts.app(id, offered(governed(initial())));
            given(initial())
                    .as(stranger, new ChangeAppSettings(id, SettingsChange.NONE))
                    .expectException(refused("app_admin_required"));
        }

        @Test
        void other_admins_are_told_beside_the_settings() {
            given(initial())
                    .change(flow(f -> f.admins(bob)))
                    .expectEvents(
                            new AppSettingsChanged(id, admins(initial(), people(bob))),
                            new AppAdminsChanged(id, Approvers.NONE, people(bob)));
        }

        @Test
        void rule_7_admins_in_another_order_are_a_change() {
            given(admins(initial(), people(bob, eve)))
                    .change(flow(f -> f.admins(eve, bob)))
                    .expectEvents(
                            new AppSettingsChanged(id, admins(initial(), people(eve, bob))),
                            new AppAdminsChanged(id, people(bob, eve), people(eve, bob)));
        }

        @Test
        void switching_the_second_stage_off_gives_its_approvers_to_the_first() {
            given(stages(initial(), true, people(bob), people(eve)))
                    .change(flow(f -> f.additional(false)))
                    .expectEvents(
                            new AppSettingsChanged(id, stages(initial(), false, people(bob, eve), Approvers.NONE)));
        }

        @Test
        void naming_approvers_for_the_second_stage_switches_it_on() {
            given(stages(initial(), false, people(bob), Approvers.NONE))
                    .change(flow(f -> f.stage2(eve)))
                    .expectEvents(new AppSettingsChanged(id, stages(initial(), true, people(bob), people(eve))));
        }

        @Test
        void a_person_or_group_that_is_not_there_cannot_be_named() {
            given(initial()).change(flow(f -> f.approvers(UserId.next()))).expectException(refused("unknown_user"));
            given(initial()).change(flow(f -> f.allowed(GroupId.next()))).expectException(refused("unknown_group"));
        }

        @Test
        void a_group_that_was_named_and_is_gone_can_be_sent_back() {
            AllowedGroups gone = new AllowedGroups(AllowedGroups.Type.SPECIFIED_GROUPS, List.of(GroupId.next()));
            given(allowed(initial(), gone))
                    .change(flow(f -> f.allowed(gone.groups().getFirst())))
                    .expectNoEvents();
        }

        @Test
        void specified_groups_without_a_group_are_refused() {
            given(initial()).change(flow(f -> f.allowed())).expectException(refused("groups_required"));
        }

        @Test
        void the_default_length_must_be_offered() {
            given(initial())
                    .change(provisioning(p -> p.lengths(AccessLength.TWO_HOURS).usual(AccessLength.ONE_DAY)))
                    .expectException(refused("not_offered"));
            given(initial())
                    .change(provisioning(p -> p.lengths(AccessLength.ONE_DAY).usual(AccessLength.ONE_DAY)))
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void the_default_permission_must_be_one_of_the_app() {
            given(initial())
                    .change(provisioning(p -> p.permission(PermissionId.next())))
                    .expectException(refused("unknown_permission"));
        }

        @Test
        void there_are_no_webhooks_to_name() {
            given(initial())
                    .change(flow(f -> f.webhook(UUID.randomUUID())))
                    .expectException(refused("unknown_webhook"));
        }

        @Test
        void a_redirect_must_lead_to_the_web() {
            given(initial()).change(redirect("javascript:alert(1)")).expectException(refused("url"));
            given(initial()).change(redirect("https://example.com/ask")).expectSuccessfulHandlerExecution();
        }

        @Test
        void an_app_that_is_given_as_a_whole_hides_its_permissions_once() {
            given(initial())
                    .change(provisioning(p -> p.groups(GroupsProvisioning.DIRECT_TO_USER)))
                    .expectSuccessfulHandlerExecution();
            assertThat(hidden).containsExactly(id);
            given(direct(initial())).change(flow(f -> f.manager(true))).expectSuccessfulHandlerExecution();
            assertThat(hidden).containsExactly(id);
        }
    }

    @Nested
    class Offering {

        @Test
        void puts_the_app_into_the_store_under_the_settings_told() {
            given(initial())
                    .as(admin, new AddAppToAppStore(id, flow(f -> f.manager(true))))
                    .expectEvents(
                            new AppAddedToAppStore(id, offered(with(initial(), true, Approvers.NONE, Approvers.NONE))));
        }

        @Test
        void again_only_changes_the_settings() {
            given(offered(initial()))
                    .as(admin, new AddAppToAppStore(id, SettingsChange.NONE))
                    .expectNoEvents();
            given(offered(initial()))
                    .as(admin, new AddAppToAppStore(id, flow(f -> f.manager(true))))
                    .expectEvents(
                            new AppSettingsChanged(id, offered(with(initial(), true, Approvers.NONE, Approvers.NONE))));
        }

        @Test
        void ends_and_cannot_end_twice() {
            given(offered(initial()))
                    .as(admin, new RemoveAppFromAppStore(id))
                    .expectEvents(new AppRemovedFromAppStore(id, initial()));
            given(initial()).as(admin, new RemoveAppFromAppStore(id)).expectException(refused("app_not_found"));
        }

        @Test
        void can_be_said_in_the_settings_too() {
            given(initial()).change(inAppStore(true)).expectEvents(new AppAddedToAppStore(id, offered(initial())));
            given(offered(initial())).change(inAppStore(false)).expectEvents(new AppRemovedFromAppStore(id, initial()));
        }

        @Test
        void settings_of_the_store_are_those_of_offered_apps() {
            given(initial())
                    .as(admin, new ChangeAppStoreSettings(id, flow(f -> f.manager(true))))
                    .expectException(refused("app_not_found"));
        }
    }

    private ResultValidator<App> asAdmin(AppCommand command) {
        return fixture.givenNoPriorActivity().when(command, by(admin));
    }

    private Given given(AppSettings settings) {
        return new Given(settings);
    }

    private final class Given {

        private final AppSettings settings;

        Given(AppSettings settings) {
            this.settings = settings;
        }

        ResultValidator<App> change(SettingsChange change) {
            return as(admin, new ChangeAppSettings(id, change));
        }

        ResultValidator<App> as(UserId user, AppCommand command) {
            return fixture.given(
                            new AppCreated(id, details("Figma"), ConnectionSource.API),
                            new AppSettingsChanged(id, settings))
                    .when(command, by(user));
        }
    }

    private CreateApp make(@Nullable String name, @Nullable String category, @Nullable String description) {
        return new CreateApp(id, name, category, description, null, null, null, ConnectionSource.API);
    }

    private static AppDetails details(String name) {
        return new AppDetails(name, name, "custom_app_import", "Design & Creativity", "Drawing", null, null, null);
    }

    /** As facts have it: the two app admins are named. */
    private AppSettings governed(AppSettings settings) {
        return admins(settings, people(appAdmin, namedOnly));
    }

    private static AppSettings initial() {
        return AppSettings.INITIAL;
    }

    private static AppSettings offered(AppSettings s) {
        return new AppSettings(s.customRequestInstructions(), s.redirectUrl(), s.requestFlow(), s.provisioning(), true);
    }

    private static AppSettings direct(AppSettings s) {
        Provisioning p = s.provisioning();
        return new AppSettings(
                s.customRequestInstructions(),
                s.redirectUrl(),
                s.requestFlow(),
                new Provisioning(
                        GroupsProvisioning.DIRECT_TO_USER,
                        p.timeBasedAccess(),
                        p.allowMultiplePermissionSelection(),
                        p.manualStepsNeeded(),
                        null,
                        null,
                        null,
                        null,
                        null),
                s.inAppStore());
    }

    private static AppSettings with(AppSettings s, boolean manager, Approvers stage1, Approvers stage2) {
        RequestFlow f = s.requestFlow();
        return flow(
                s,
                new RequestFlow(
                        f.discoverability(),
                        "",
                        manager,
                        !stage2.isEmpty(),
                        f.allowedGroups(),
                        stage1,
                        stage2,
                        f.admins(),
                        null));
    }

    private static AppSettings stages(AppSettings s, boolean second, Approvers stage1, Approvers stage2) {
        RequestFlow f = s.requestFlow();
        return flow(
                s,
                new RequestFlow(
                        f.discoverability(), "", false, second, f.allowedGroups(), stage1, stage2, f.admins(), null));
    }

    private static AppSettings admins(AppSettings s, Approvers admins) {
        RequestFlow f = s.requestFlow();
        return flow(
                s,
                new RequestFlow(
                        f.discoverability(),
                        "",
                        f.requireManagerApproval(),
                        f.requireAdditionalApproval(),
                        f.allowedGroups(),
                        f.approvers(),
                        f.approversStage2(),
                        admins,
                        null));
    }

    private static AppSettings allowed(AppSettings s, AllowedGroups allowed) {
        RequestFlow f = s.requestFlow();
        return flow(
                s,
                new RequestFlow(
                        f.discoverability(),
                        "",
                        f.requireManagerApproval(),
                        f.requireAdditionalApproval(),
                        allowed,
                        f.approvers(),
                        f.approversStage2(),
                        f.admins(),
                        null));
    }

    private static AppSettings flow(AppSettings s, RequestFlow flow) {
        return new AppSettings(s.customRequestInstructions(), s.redirectUrl(), flow, s.provisioning(), s.inAppStore());
    }

    private static SettingsChange redirect(String url) {
        return new SettingsChange(
                Patch.keep(), Patch.to(url), RequestFlowChange.NONE, ProvisioningChange.NONE, Patch.keep());
    }

    private static SettingsChange inAppStore(boolean offered) {
        return new SettingsChange(
                Patch.keep(), Patch.keep(), RequestFlowChange.NONE, ProvisioningChange.NONE, Patch.to(offered));
    }

    private static SettingsChange flow(UnaryOperator<FlowChange> said) {
        return new SettingsChange(
                Patch.keep(),
                Patch.keep(),
                said.apply(new FlowChange()).change(),
                ProvisioningChange.NONE,
                Patch.keep());
    }

    private static SettingsChange provisioning(UnaryOperator<ProvisionChange> said) {
        return new SettingsChange(
                Patch.keep(),
                Patch.keep(),
                RequestFlowChange.NONE,
                said.apply(new ProvisionChange()).change(),
                Patch.keep());
    }

    private static ApproverRefs refs(UserId... users) {
        return new ApproverRefs(List.of(users), List.of());
    }

    /** A change of the request flow, word by word. */
    private static final class FlowChange {

        private Patch<Boolean> manager = Patch.keep();
        private Patch<Boolean> additional = Patch.keep();
        private Patch<AllowedGroupRefs> allowed = Patch.keep();
        private Patch<ApproverRefs> approvers = Patch.keep();
        private Patch<ApproverRefs> stage2 = Patch.keep();
        private Patch<ApproverRefs> admins = Patch.keep();
        private Patch<UUID> webhook = Patch.keep();

        FlowChange manager(boolean needed) {
            manager = Patch.to(needed);
            return this;
        }

        FlowChange additional(boolean needed) {
            additional = Patch.to(needed);
            return this;
        }

        FlowChange allowed(GroupId... groups) {
            allowed = Patch.to(new AllowedGroupRefs(
                    AllowedGroups.Type.SPECIFIED_GROUPS,
                    List.of(groups).stream().map(GroupRef::of).toList()));
            return this;
        }

        FlowChange approvers(UserId... users) {
            approvers = Patch.to(refs(users));
            return this;
        }

        FlowChange stage2(UserId... users) {
            stage2 = Patch.to(refs(users));
            return this;
        }

        FlowChange admins(UserId... users) {
            admins = Patch.to(refs(users));
            return this;
        }

        FlowChange webhook(UUID id) {
            webhook = Patch.to(id);
            return this;
        }

        RequestFlowChange change() {
            return new RequestFlowChange(
                    Patch.keep(), Patch.keep(), manager, additional, allowed, approvers, stage2, admins, webhook);
        }
    }

    /** A change of the provisioning, word by word. */
    private static final class ProvisionChange {

        private Patch<GroupsProvisioning> groups = Patch.keep();
        private Patch<List<AccessLength>> lengths = Patch.keep();
        private Patch<AccessLength> usual = Patch.keep();
        private Patch<PermissionId> permission = Patch.keep();

        ProvisionChange groups(GroupsProvisioning level) {
            groups = Patch.to(level);
            return this;
        }

        ProvisionChange lengths(AccessLength... offered) {
            lengths = Patch.to(List.of(offered));
            return this;
        }

        ProvisionChange usual(AccessLength length) {
            usual = Patch.to(length);
            return this;
        }

        ProvisionChange permission(PermissionId id) {
            permission = Patch.to(id);
            return this;
        }

        ProvisioningChange change() {
            return new ProvisioningChange(
                    groups,
                    lengths,
                    Patch.keep(),
                    Patch.keep(),
                    Patch.keep(),
                    usual,
                    permission,
                    Patch.keep(),
                    Patch.keep());
        }
    }
}
