package io.reeve.api.appstore;

import io.reeve.api.app.AllowedGroupsInput;
import io.reeve.api.app.ApproversInput;
import io.reeve.api.app.BaseInlineWebhook;
import io.reeve.kernel.Patch;
import io.reeve.kernel.app.AllowedGroupRefs;
import io.reeve.kernel.app.AppVisibility;
import io.reeve.kernel.app.ApproverRefs;
import io.reeve.kernel.app.SettingsChange.RequestFlowChange;

/** How requests for an app shall be decided. */
record RequestFlowInput(
        Patch<AppVisibility> discoverability,
        Patch<String> customApprovalMessage,
        Patch<Boolean> requireManagerApproval,
        Patch<Boolean> requireAdditionalApproval,
        Patch<AllowedGroupsInput> allowedGroups,
        Patch<ApproversInput> approvers,
        Patch<ApproversInput> approversStage2,
        Patch<ApproversInput> admins,
        Patch<BaseInlineWebhook> requestValidationInlineWebhook) {

    RequestFlowChange change() {
        Patch<AllowedGroupRefs> allowed = allowedGroups.map(AllowedGroupsInput::refs);
        return new RequestFlowChange(
                discoverability,
                customApprovalMessage,
                requireManagerApproval,
                requireAdditionalApproval,
                allowed,
                refs(approvers),
                refs(approversStage2),
                refs(admins),
                requestValidationInlineWebhook.map(BaseInlineWebhook::uuid));
    }

    private static Patch<ApproverRefs> refs(Patch<ApproversInput> approvers) {
        return approvers.map(ApproversInput::refs);
    }
}
