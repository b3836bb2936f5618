package io.reeve.api.appstore;

import io.reeve.api.app.Parties;
import io.reeve.api.permission.Permissions;
import io.reeve.api.permission.RequestablePermission;
import io.reeve.kernel.app.AccessLength;
import io.reeve.kernel.app.AppSettings;
import io.reeve.kernel.app.AppView;
import io.reeve.kernel.app.Provisioning;
import io.reeve.kernel.app.RequestFlow;
import io.reeve.kernel.permission.PermissionId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the settings of an app together with the people, groups and the permission that they name. */
@Component
class SettingsAnswers {

    private final Parties parties;
    private final Permissions permissions;

    SettingsAnswers(Parties parties, Permissions permissions) {
        this.parties = parties;
        this.permissions = permissions;
    }

    Settings of(AppView app) {
        AppSettings settings = app.settings();
        Parties.Known who = parties.find(new Parties.Named().add(settings));
        return new Settings(
                settings.customRequestInstructions(),
                settings.redirectUrl(),
                flow(settings.requestFlow(), who),
                provisioning(settings.provisioning()),
                settings.inAppStore());
    }

    private static Settings.RequestFlow flow(RequestFlow flow, Parties.Known who) {
        return new Settings.RequestFlow(
                flow.discoverability(),
                flow.customApprovalMessage(),
                flow.requireManagerApproval(),
                flow.requireAdditionalApproval(),
                who.allowed(flow.allowedGroups()),
                who.approvers(flow.approvers()),
                who.approvers(flow.approversStage2()),
                true,
                who.approvers(flow.admins()),
                null);
    }

    private Settings.Provisioning provisioning(Provisioning provisioning) {
        AccessLength usual = provisioning.defaultTimeBasedAccessOption();
        return new Settings.Provisioning(
                provisioning.groupsProvisioning(),
                provisioning.timeBasedAccess().stream().map(AccessLength::label).toList(),
                provisioning.allowMultiplePermissionSelection(),
                provisioning.manualStepsNeeded(),
                provisioning.customProvisioningInstructions(),
                usual == null ? null : usual.label(),
                permission(provisioning.defaultPermission()),
                null,
                null);
    }

    private @Nullable RequestablePermission permission(@Nullable PermissionId id) {
        return id == null ? null : permissions.byIds(List.of(id)).permission(id);
    }
}
