package io.reeve.kernel.app;

import io.reeve.kernel.Patch;
import io.reeve.kernel.permission.PermissionId;
import java.util.List;
import java.util.UUID;

/**
 * What of an app's settings shall be different. Where a value cannot be without, changing it to {@code null} leaves it as it
 * is; where it can, {@code null} clears it.
 */
public record SettingsChange(
        Patch<String> customRequestInstructions,
        Patch<String> redirectUrl,
        RequestFlowChange requestFlow,
        ProvisioningChange provisioning,
        Patch<Boolean> inAppStore) {

    public static final SettingsChange NONE = new SettingsChange(
            Patch.keep(), Patch.keep(), RequestFlowChange.NONE, ProvisioningChange.NONE, Patch.keep());

    /**
     * A second stage that is switched off gives its approvers to the first. Naming approvers for a second stage without a
     * word about {@code requireAdditionalApproval} switches it on: approvers who were named are asked.
     */
    public record RequestFlowChange(
            Patch<AppVisibility> discoverability,
            Patch<String> customApprovalMessage,
            Patch<Boolean> requireManagerApproval,
            Patch<Boolean> requireAdditionalApproval,
            Patch<AllowedGroupRefs> allowedGroups,
            Patch<ApproverRefs> approvers,
            Patch<ApproverRefs> approversStage2,
            Patch<ApproverRefs> admins,
            Patch<UUID> requestValidationWebhook) {

        public static final RequestFlowChange NONE = new RequestFlowChange(
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep());
    }

    /** {@code defaultPermission} must be one of the app's, the default length one of the lengths. */
    public record ProvisioningChange(
            Patch<GroupsProvisioning> groupsProvisioning,
            Patch<List<AccessLength>> timeBasedAccess,
            Patch<Boolean> allowMultiplePermissionSelection,
            Patch<Boolean> manualStepsNeeded,
            Patch<String> customProvisioningInstructions,
            Patch<AccessLength> defaultTimeBasedAccessOption,
            Patch<PermissionId> defaultPermission,
            Patch<UUID> provisioningWebhook,
            Patch<UUID> accessRemovalWebhook) {

        public static final ProvisioningChange NONE = new ProvisioningChange(
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep());
    }
}
