package io.reeve.command.fact;

import io.reeve.kernel.accessrequest.Stage;
import io.reeve.kernel.account.ProvisioningMethod;
import io.reeve.kernel.app.AccessLength;
import io.reeve.kernel.app.AllowedGroups;
import io.reeve.kernel.app.AppSettings;
import io.reeve.kernel.app.AppVisibility;
import io.reeve.kernel.app.Approvers;
import io.reeve.kernel.app.GroupsProvisioning;
import io.reeve.kernel.app.Provisioning;
import io.reeve.kernel.app.RequestFlow;
import io.reeve.kernel.group.GroupId;
import io.reeve.kernel.permission.ApprovalOverride;
import io.reeve.kernel.permission.PermissionVisibility;
import io.reeve.kernel.permission.RequestConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What holds for a request for an app, or for one of its permissions: the permission's settings where it overrides, the
 * app's otherwise.
 *
 * @param offered whether it can be found and asked for at all: the app is in the AppStore, can be found there, and the
 *     permission, if one is meant, is visible
 * @param stages who must approve, in order; what is switched off or names nobody is not among them
 * @param lengths for how long it can be had; empty means without end, or as long as the one who asks wishes
 */
public record EffectiveSettings(
        boolean offered,
        AllowedGroups allowedGroups,
        List<Stage> stages,
        String approvalMessage,
        List<AccessLength> lengths,
        ProvisioningMethod method,
        @Nullable GroupId provisioningGroup,
        boolean manualSteps,
        @Nullable String instructions) {

    public EffectiveSettings {
        stages = List.copyOf(stages);
        lengths = List.copyOf(lengths);
    }

    /** Of the app as a whole, or of {@code permission}, which must be one of the app's. */
    public static EffectiveSettings of(Catalog.App app, Catalog.@Nullable Permission permission) {
        return of(app.settings(), permission == null ? null : permission.config());
    }

    static EffectiveSettings of(AppSettings app, @Nullable RequestConfig permission) {
        RequestFlow flow = app.requestFlow();
        Provisioning provisioning = app.provisioning();
        boolean offered = app.inAppStore() && flow.discoverability() != AppVisibility.NONE;
        if (permission == null) {
            return new EffectiveSettings(
                    offered,
                    flow.allowedGroups(),
                    stages(flow),
                    flow.customApprovalMessage(),
                    provisioning.timeBasedAccess(),
                    method(provisioning, null),
                    null,
                    provisioning.manualStepsNeeded(),
                    provisioning.customProvisioningInstructions());
        }
        return new EffectiveSettings(
                offered && permission.visibility() == PermissionVisibility.VISIBLE,
                Objects.requireNonNullElse(permission.allowedGroups(), flow.allowedGroups()),
                permission.approval() == null ? stages(flow) : stages(permission.approval()),
                Objects.requireNonNullElse(permission.customApprovalMessage(), flow.customApprovalMessage()),
                Objects.requireNonNullElse(permission.timeBasedAccess(), provisioning.timeBasedAccess()),
                method(provisioning, permission.provisioningGroup()),
                permission.provisioningGroup(),
                Objects.requireNonNullElse(permission.manualStepsNeeded(), provisioning.manualStepsNeeded()),
                permission.manualInstructions() == null
                        ? provisioning.customProvisioningInstructions()
                        : permission.manualInstructions());
    }

    /** Whether somebody who is in these groups may have it. */
    public boolean openTo(Set<GroupId> groups) {
        return switch (allowedGroups.type()) {
            case ALL_GROUPS -> true;
            case SPECIFIED_GROUPS -> allowedGroups.groups().stream().anyMatch(groups::contains);
        };
    }

    /** Whether it can be had for so long; {@code null} means without end. */
    public boolean admits(@Nullable Duration length) {
        return AccessLength.admit(lengths, length);
    }

    private static List<Stage> stages(RequestFlow flow) {
        return stages(
                flow.requireManagerApproval(),
                flow.approvers(),
                flow.requireAdditionalApproval() ? flow.approversStage2() : Approvers.NONE);
    }

    private static List<Stage> stages(ApprovalOverride approval) {
        return stages(
                approval.managerApproval(),
                approval.approvers(),
                approval.requireAdditionalApproval() ? approval.approversStage2() : Approvers.NONE);
    }

    private static List<Stage> stages(boolean manager, Approvers first, Approvers second) {
        List<Stage> stages = new ArrayList<>();
        if (manager) {
            stages.add(new Stage(Stage.Kind.MANAGER, Approvers.NONE));
        }
        if (!first.isEmpty()) {
            stages.add(new Stage(Stage.Kind.STAGE_1, first));
        }
        if (!second.isEmpty()) {
            stages.add(new Stage(Stage.Kind.STAGE_2, second));
        }
        return stages;
    }

    private static ProvisioningMethod method(Provisioning provisioning, @Nullable GroupId group) {
        if (group != null) {
            return ProvisioningMethod.GROUP;
        }
        return provisioning.groupsProvisioning() == GroupsProvisioning.DIRECT_TO_USER
                ? ProvisioningMethod.DIRECT
                : ProvisioningMethod.MANUAL;
    }
}
