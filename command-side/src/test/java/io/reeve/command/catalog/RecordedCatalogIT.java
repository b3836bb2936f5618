package io.reeve.command.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.command.fact.Catalog;
import io.reeve.command.fact.RecordedLog;
import io.reeve.kernel.app.AccessLength;
import io.reeve.kernel.app.AllowedGroups;
import io.reeve.kernel.app.AppDetails;
import io.reeve.kernel.app.AppEvent.AppAddedToAppStore;
import io.reeve.kernel.app.AppEvent.AppAdminsChanged;
import io.reeve.kernel.app.AppEvent.AppCreated;
import io.reeve.kernel.app.AppEvent.AppRemovedFromAppStore;
import io.reeve.kernel.app.AppEvent.AppSettingsChanged;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.app.AppSettings;
import io.reeve.kernel.app.Approvers;
import io.reeve.kernel.app.ConnectionSource;
import io.reeve.kernel.group.GroupId;
import io.reeve.kernel.permission.ApprovalOverride;
import io.reeve.kernel.permission.PermissionEvent.PermissionChanged;
import io.reeve.kernel.permission.PermissionEvent.PermissionCreated;
import io.reeve.kernel.permission.PermissionEvent.PermissionDeleted;
import io.reeve.kernel.permission.PermissionId;
import io.reeve.kernel.permission.PermissionType;
import io.reeve.kernel.permission.PermissionVisibility;
import io.reeve.kernel.permission.RequestConfig;
import io.reeve.kernel.preapproval.PreApprovalRule;
import io.reeve.kernel.preapproval.PreApprovalRule.AttributeEquals;
import io.reeve.kernel.preapproval.RuleEvent.RuleChanged;
import io.reeve.kernel.preapproval.RuleEvent.RuleCreated;
import io.reeve.kernel.preapproval.RuleEvent.RuleDeleted;
import io.reeve.kernel.preapproval.RuleId;
import io.reeve.kernel.user.UserId;
import io.reeve.testing.TestDatabase;
import io.reeve.testing.TestPostgres;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The facts about apps, permissions and rules on a real PostgreSQL, recorded as the appender records them. */
class RecordedCatalogIT {

    private static final RequestConfig HIDDEN =
            new RequestConfig(PermissionVisibility.HIDDEN, null, null, null, null, null, null, null, null, null, null);

    private final TestDatabase database = TestPostgres.freshDatabase();
    private final RecordedLog log =
            new RecordedLog(database, List.of(new AppFacts(), new PermissionFacts(), new RuleFacts()));
    private final Catalog catalog = new RecordedCatalog(database.jdbc());
    private final AppId app = AppId.next();

    @Test
    void an_app_is_as_its_last_event_left_it() throws SQLException {
        AppSettings settings = settings(true);
        log.record(
                new AppCreated(app, details(), ConnectionSource.API),
                new AppSettingsChanged(app, settings(false)),
                new AppAddedToAppStore(app, settings),
                new AppAdminsChanged(app, Approvers.NONE, Approvers.NONE));
        assertThat(catalog.app(app)).contains(new Catalog.App(app, details(), settings, 3));
        log.record(new AppRemovedFromAppStore(app, settings(false)));
        assertThat(catalog.app(app)).contains(new Catalog.App(app, details(), settings(false), 5));
        assertThat(catalog.app(AppId.next())).isEmpty();
    }

    @Test
    void permissions_come_in_the_order_in_which_they_were_made_and_deleted_ones_are_gone() throws SQLException {
        PermissionId first = PermissionId.next();
        PermissionId second = PermissionId.next();
        PermissionId third = PermissionId.next();
        log.record(
                new PermissionCreated(first, app, PermissionType.NATIVE, "First", HIDDEN),
                new PermissionCreated(second, app, PermissionType.SYNCED, "Second", HIDDEN),
                new PermissionDeleted(first, app),
                new PermissionCreated(third, app, PermissionType.NATIVE, "Third", HIDDEN),
                new PermissionChanged(second, app, "Changed", everything()));
        assertThat(catalog.permissionsOf(app))
                .containsExactly(
                        new Catalog.Permission(second, app, everything(), 5),
                        new Catalog.Permission(third, app, HIDDEN, 4));
        assertThat(catalog.permission(first)).isEmpty();
        assertThat(catalog.permission(third)).isPresent();
    }

    @Test
    void rules_come_in_the_order_in_which_they_were_made() throws SQLException {
        RuleId first = RuleId.next();
        RuleId second = RuleId.next();
        RuleId gone = RuleId.next();
        log.record(
                new RuleCreated(first, app, rule("First")),
                new RuleCreated(gone, app, rule("Gone")),
                new RuleCreated(second, app, rule("Second")));
        log.record(new RuleChanged(first, app, rule("Changed")), new RuleDeleted(gone, app));
        assertThat(catalog.rulesOf(app))
                .containsExactly(new Catalog.Rule(first, rule("Changed")), new Catalog.Rule(second, rule("Second")));
    }

    private static AppDetails details() {
        return new AppDetails("Figma", "figma", "custom_app_import", "Other", "Drawing", null, null, null);
    }

    private static AppSettings settings(boolean offered) {
        AppSettings initial = AppSettings.INITIAL;
        return new AppSettings("Ask", null, initial.requestFlow(), initial.provisioning(), offered);
    }

    private static RequestConfig everything() {
        GroupId group = new GroupId(new UUID(1, 2));
        Approvers approvers = new Approvers(List.of(new UserId(new UUID(3, 4))), List.of(group));
        return new RequestConfig(
                PermissionVisibility.VISIBLE,
                new AllowedGroups(AllowedGroups.Type.SPECIFIED_GROUPS, List.of(group)),
                new ApprovalOverride(true, true, approvers, approvers),
                "Welcome",
                List.of(AccessLength.UNLIMITED, AccessLength.ONE_DAY),
                true,
                "Call the desk",
                group,
                null,
                null,
                null);
    }

    private static PreApprovalRule rule(String why) {
        return new PreApprovalRule(
                why,
                List.of(AccessLength.TWO_HOURS),
                List.of(new GroupId(new UUID(1, 2))),
                List.of(),
                List.of(new AttributeEquals("Team", "Sales")),
                List.of());
    }
}
