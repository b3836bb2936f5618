package io.reeve.query.activity;

import io.reeve.kernel.activity.ActivityTarget.Kind;
import io.reeve.kernel.app.AppEvent;
import io.reeve.kernel.app.AppEvent.AppAddedToAppStore;
import io.reeve.kernel.app.AppEvent.AppAdminsChanged;
import io.reeve.kernel.app.AppEvent.AppCreated;
import io.reeve.kernel.app.AppEvent.AppRemovedFromAppStore;
import io.reeve.kernel.app.AppEvent.AppSettingsChanged;
import io.reeve.kernel.app.Approvers;
import io.reeve.kernel.permission.PermissionEvent;
import io.reeve.kernel.permission.PermissionEvent.PermissionChanged;
import io.reeve.kernel.permission.PermissionEvent.PermissionCreated;
import io.reeve.kernel.permission.PermissionEvent.PermissionDeleted;
import io.reeve.kernel.preapproval.RuleEvent;
import io.reeve.kernel.preapproval.RuleEvent.RuleChanged;
import io.reeve.kernel.preapproval.RuleEvent.RuleCreated;
import io.reeve.kernel.preapproval.RuleEvent.RuleDeleted;
import java.util.List;
import java.util.Map;

/** What happens to what can be asked for. */
final class Offers {

    private Offers() {}

    static Told tell(AppEvent event) {
        return switch (event) {
            case AppCreated created ->
                Told.that(ActivityType.ADMIN_CREATED_APP)
                        .of(Kind.APP, created.appId(), created.details().name());
            case AppSettingsChanged changed ->
                Told.that(ActivityType.ADMIN_UPDATED_APP_SETTINGS).of(changed.appId());
            case AppAddedToAppStore added ->
                Told.that(ActivityType.ADMIN_ADDED_APP_TO_APP_STORE).of(added.appId());
            case AppRemovedFromAppStore removed ->
                Told.that(ActivityType.ADMIN_REMOVED_APP_FROM_APP_STORE).of(removed.appId());
            case AppAdminsChanged changed ->
                Told.that(ActivityType.ADMIN_UPDATED_APP_ADMINS)
                        .of(changed.appId())
                        .with("old_admins", ids(changed.before()))
                        .with("new_admins", ids(changed.after()));
        };
    }

    static Told tell(PermissionEvent event) {
        return switch (event) {
            case PermissionCreated created ->
                Told.that(ActivityType.ADMIN_CREATED_REQUESTABLE_PERMISSION)
                        .of(Kind.PERMISSION, created.permissionId(), created.label())
                        .of(created.appId());
            case PermissionChanged changed ->
                Told.that(ActivityType.ADMIN_UPDATED_REQUESTABLE_PERMISSION)
                        .of(Kind.PERMISSION, changed.permissionId(), changed.label())
                        .of(changed.appId());
            case PermissionDeleted deleted ->
                Told.that(ActivityType.ADMIN_DELETED_REQUESTABLE_PERMISSION)
                        .of(deleted.permissionId())
                        .of(deleted.appId());
        };
    }

    static Told tell(RuleEvent event) {
        return switch (event) {
            case RuleCreated created ->
                rule(ActivityType.ADMIN_CREATED_PRE_APPROVAL_RULE, created)
                        .with("reason_for_preapproval", created.rule().justification());
            case RuleChanged changed ->
                rule(ActivityType.ADMIN_UPDATED_PRE_APPROVAL_RULE, changed)
                        .with("reason_for_preapproval", changed.rule().justification());
            case RuleDeleted deleted -> rule(ActivityType.ADMIN_DELETED_PRE_APPROVAL_RULE, deleted);
        };
    }

    private static Told rule(ActivityType type, RuleEvent event) {
        return Told.that(type).of(Kind.PRE_APPROVAL_RULE, event.ruleId(), "").of(event.appId());
    }

    private static Map<String, List<String>> ids(Approvers approvers) {
        return Map.of(
                "users", approvers.users().stream().map(Object::toString).toList(),
                "groups", approvers.groups().stream().map(Object::toString).toList());
    }
}
