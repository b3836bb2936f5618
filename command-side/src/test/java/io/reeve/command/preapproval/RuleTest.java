package io.reeve.command.preapproval;

import static io.reeve.testing.Acting.by;
import static io.reeve.testing.Refused.refused;

import io.reeve.command.fact.Catalog;
import io.reeve.command.fact.InMemoryFacts;
import io.reeve.kernel.Patch;
import io.reeve.kernel.app.AccessLength;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.app.AppSettings;
import io.reeve.kernel.group.GroupId;
import io.reeve.kernel.group.GroupRef;
import io.reeve.kernel.permission.PermissionId;
import io.reeve.kernel.permission.PermissionVisibility;
import io.reeve.kernel.permission.RequestConfig;
import io.reeve.kernel.preapproval.PreApprovalRule;
import io.reeve.kernel.preapproval.PreApprovalRule.AttributeEquals;
import io.reeve.kernel.preapproval.RuleChange;
import io.reeve.kernel.preapproval.RuleCommand;
import io.reeve.kernel.preapproval.RuleCommand.ChangeRule;
import io.reeve.kernel.preapproval.RuleCommand.CreateRule;
import io.reeve.kernel.preapproval.RuleCommand.DeleteRule;
import io.reeve.kernel.preapproval.RuleEvent.RuleChanged;
import io.reeve.kernel.preapproval.RuleEvent.RuleCreated;
import io.reeve.kernel.preapproval.RuleEvent.RuleDeleted;
import io.reeve.kernel.preapproval.RuleId;
import io.reeve.kernel.user.Role;
import io.reeve.kernel.user.UserId;
import java.util.List;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RuleTest {

    private static final AttributeEquals IN_SALES = new AttributeEquals("Team", "Sales");

    private final InMemoryFacts facts = new InMemoryFacts();
    private final UserId admin = facts.person(Role.ADMIN);
    private final UserId auditor = facts.person(Role.AUDITOR);
    private final UserId stranger = facts.person();
    private final GroupId engineers = facts.group();
    private final GroupId onCall = facts.group();
    private final AppId app = AppId.next();
    private final PermissionId read = permissionOf(app);
    private final PermissionId write = permissionOf(app);
    private final RuleId id = RuleId.next();

    private FixtureConfiguration<Rule> fixture;

    @BeforeEach
    void fixture() {
        fixture = new AggregateTestFixture<>(Rule.class);
        fixture.registerInjectableResource(facts.governance()).registerInjectableResource(facts.references());
        facts.app(app, AppSettings.INITIAL);
    }

    @Test
    void says_who_needs_nobodys_approval_for_what() {
        create(content("On call", List.of(engineers), List.of(read)))
                .expectEvents(new RuleCreated(id, app, rule("On call", List.of(engineers), List.of(read))));
    }

    @Test
    void needs_a_justification() {
        create(content(" ", List.of(engineers), List.of())).expectException(refused("missing"));
    }

    @Test
    void names_only_groups_that_exist_and_permissions_of_its_app() {
        create(content("Why", List.of(GroupId.next()), List.of())).expectException(refused("unknown_group"));
        create(content("Why", List.of(), List.of(permissionOf(AppId.next()))))
                .expectException(refused("unknown_permission"));
    }

    @Test
    void names_no_webhook_for_there_is_none() {
        create(new RuleChange(
                        Patch.to("Why"),
                        Patch.keep(),
                        Patch.keep(),
                        Patch.keep(),
                        Patch.keep(),
                        Patch.to(List.of(UUID.randomUUID()))))
                .expectException(refused("unknown_webhook"));
    }

    @Test
    void changes_what_is_said_and_keeps_the_rest() {
        given(rule("Why", List.of(engineers), List.of(read)))
                .as(
                        admin,
                        new ChangeRule(
                                id,
                                new RuleChange(
                                        Patch.to("Why"),
                                        Patch.keep(),
                                        Patch.keep(),
                                        Patch.to(List.of(read, write)),
                                        Patch.keep(),
                                        Patch.keep())))
                .expectEvents(new RuleChanged(id, app, rule("Why", List.of(engineers), List.of(read, write))));
    }

    @Test
    void rule_10_the_same_groups_and_permissions_in_another_order_are_no_change() {
        given(rule("Why", List.of(engineers, onCall), List.of(read, write)))
                .as(admin, new ChangeRule(id, content("Why", List.of(onCall, engineers), List.of(write, read))))
                .expectNoEvents();
    }

    @Test
    void a_permission_that_is_gone_can_be_sent_back_so_that_the_rule_does_not_widen() {
        PermissionId gone = PermissionId.next();
        given(rule("Why", List.of(engineers), List.of(gone)))
                .as(admin, new ChangeRule(id, content("Why", List.of(engineers), List.of(gone))))
                .expectNoEvents();
    }

    @Test
    void is_changed_and_deleted_by_those_who_govern_the_app() {
        PreApprovalRule rule = rule("Why", List.of(engineers), List.of());
        given(rule)
                .as(admin, new DeleteRule(id))
                .expectEvents(new RuleDeleted(id, app))
                .expectMarkedDeleted();
        given(rule).as(auditor, new DeleteRule(id)).expectException(refused("app_admin_required"));
        given(rule).as(stranger, new DeleteRule(id)).expectException(refused("pre_approval_rule_not_found"));
    }

    private ResultValidator<Rule> create(RuleChange content) {
        return fixture.givenNoPriorActivity().when(new CreateRule(id, app, content), by(admin));
    }

    private Given given(PreApprovalRule rule) {
        return new Given(rule);
    }

    private final class Given {

        private final PreApprovalRule rule;

        Given(PreApprovalRule rule) {
            this.rule = rule;
        }

        ResultValidator<Rule> as(UserId user, RuleCommand command) {
            return fixture.given(new RuleCreated(id, app, rule)).when(command, by(user));
        }
    }

    private PermissionId permissionOf(AppId appId) {
        PermissionId permission = PermissionId.next();
        facts.permission(new Catalog.Permission(
                permission,
                appId,
                new RequestConfig(
                        PermissionVisibility.VISIBLE, null, null, null, null, null, null, null, null, null, null),
                2));
        return permission;
    }

    private static RuleChange content(String why, List<GroupId> groups, List<PermissionId> permissions) {
        return new RuleChange(
                Patch.to(why),
                Patch.to(List.of(AccessLength.TWO_HOURS)),
                Patch.to(groups.stream().map(GroupRef::of).toList()),
                Patch.to(permissions),
                Patch.to(List.of(IN_SALES)),
                Patch.to(List.of()));
    }

    private static PreApprovalRule rule(String why, List<GroupId> groups, List<PermissionId> permissions) {
        return new PreApprovalRule(
                why, List.of(AccessLength.TWO_HOURS), groups, permissions, List.of(IN_SALES), List.of());
    }
}
