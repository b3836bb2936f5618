package io.reeve.kernel.permission;

import io.reeve.kernel.Patch;
import io.reeve.kernel.app.AccessLength;
import io.reeve.kernel.app.AllowedGroupRefs;
import io.reeve.kernel.app.ApproverRefs;
import io.reeve.kernel.group.GroupRef;
import java.util.List;
import java.util.UUID;

/**
 * What of a permission's configuration shall be different; for a new one, from the configuration that overrides nothing.
 *
 * <p>Where there is an {@code override} it decides whether the values beside it count. Saying {@code true} makes them the
 * permission's own, saying {@code false} gives the app's back. A value that is filled, without a word about its override,
 * overrides. Where there is no override, {@code null} gives the app's back.
 */
public record RequestConfigChange(
        Patch<PermissionVisibility> visibility,
        Patch<Boolean> allowedGroupsOverride,
        Patch<AllowedGroupRefs> allowedGroups,
        ApprovalChange approval,
        Patch<Boolean> customApprovalMessageOverride,
        Patch<String> customApprovalMessage,
        Patch<Boolean> timeBasedAccessOverride,
        Patch<List<AccessLength>> timeBasedAccess,
        Patch<Boolean> manualStepsNeeded,
        Patch<String> manualInstructions,
        Patch<GroupRef> provisioningGroup,
        Patch<UUID> provisioningWebhook,
        Patch<UUID> accessRemovalWebhook,
        Patch<UUID> requestValidationWebhook) {

    /** {@code requireAdditionalApproval} as in the settings of an app. */
    public record ApprovalChange(
            Patch<Boolean> override,
            Patch<Boolean> managerApproval,
            Patch<Boolean> requireAdditionalApproval,
            Patch<ApproverRefs> approvers,
            Patch<ApproverRefs> approversStage2) {

        public static final ApprovalChange NONE =
                new ApprovalChange(Patch.keep(), Patch.keep(), Patch.keep(), Patch.keep(), Patch.keep());
    }

    public static final RequestConfigChange NONE = new RequestConfigChange(
            Patch.keep(),
            Patch.keep(),
            Patch.keep(),
            ApprovalChange.NONE,
            Patch.keep(),
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
