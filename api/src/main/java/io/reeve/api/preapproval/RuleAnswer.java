package io.reeve.api.preapproval;

import io.reeve.api.group.Group;
import io.reeve.api.webhook.InlineWebhook;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.permission.PermissionId;
import io.reeve.kernel.permission.PermissionType;
import io.reeve.kernel.preapproval.PreApprovalRule.AttributeEquals;
import io.reeve.kernel.preapproval.RuleId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A pre-approval rule as the published contract shows it. */
record RuleAnswer(
        String justification,
        List<String> timeBasedAccess,
        @Nullable RuleId id,
        AppId appId,
        String appClassId,
        String appInstanceId,
        List<Group> preapprovedGroups,
        List<AttributeEquals> preapprovedUsersByAttribute,
        List<Permission> preapprovedPermissions,
        List<InlineWebhook> preapprovalWebhooks) {

    /** A permission without how it is asked for. */
    @Schema(name = "RequestablePermissionBaseOutput")
    record Permission(
            @Nullable PermissionId id,

            @Nullable PermissionType type,

            String label,
            AppId appId,
            String appClassId,
            String appInstanceId) {}
}
