package io.reeve.api.appstore;

import io.reeve.api.app.AllowedGroupsAnswer;
import io.reeve.api.app.ApproversAnswer;
import io.reeve.api.permission.RequestablePermission;
import io.reeve.api.webhook.InlineWebhook;
import io.reeve.kernel.app.AppVisibility;
import io.reeve.kernel.app.GroupsProvisioning;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How an app is governed, as the published contract shows it. */
record Settings(
        String customRequestInstructions,
        @Nullable String redirectUrl,
        RequestFlow requestFlow,
        Provisioning provisioning,
        boolean inAppStore) {

    /** What is shown is always all there is: {@code responseDescribesEntireApprovalWorkflow}. */
    @Schema(name = "AppStoreAppSettingsRequestFlowOutput")
    record RequestFlow(
            AppVisibility discoverability,

            String customApprovalMessage,
            boolean requireManagerApproval,
            boolean requireAdditionalApproval,
            AllowedGroupsAnswer allowedGroups,
            ApproversAnswer approvers,
            ApproversAnswer approversStage2,
            boolean responseDescribesEntireApprovalWorkflow,
            ApproversAnswer admins,
            @Nullable InlineWebhook requestValidationInlineWebhook) {}

    @Schema(name = "AppStoreAppSettingsProvisioningOutput")
    record Provisioning(
            GroupsProvisioning groupsProvisioning,

            List<String> timeBasedAccess,
            boolean allowMultiplePermissionSelection,
            boolean manualStepsNeeded,
            @Nullable String customProvisioningInstructions,
            @Nullable String defaultTimeBasedAccessOption,
            @Nullable RequestablePermission defaultPermission,
            @Nullable InlineWebhook provisioningWebhook,
            @Nullable InlineWebhook accessRemovalInlineWebhook) {}
}
