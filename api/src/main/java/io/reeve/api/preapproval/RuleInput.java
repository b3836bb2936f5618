package io.reeve.api.preapproval;

import io.reeve.api.app.BaseGroup;
import io.reeve.api.app.BaseInlineWebhook;
import io.reeve.api.permission.BasePermission;
import io.reeve.kernel.Patch;
import io.reeve.kernel.app.AccessLength;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.group.GroupRef;
import io.reeve.kernel.permission.PermissionId;
import io.reeve.kernel.preapproval.PreApprovalRule.AttributeEquals;
import io.reeve.kernel.preapproval.RuleChange;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;

/** What a rule shall say. */
record RuleInput(
        String justification,
        Patch<List<String>> timeBasedAccess,
        Patch<List<BaseGroup>> preapprovedGroups,
        Patch<List<BasePermission>> preapprovedPermissions,
        Patch<List<AttributeEquals>> preapprovedUsersByAttribute,
        Patch<List<BaseInlineWebhook>> preapprovalWebhooks) {

    RuleChange change() {
        Patch<List<AccessLength>> lengths = timeBasedAccess.map(labels -> labels.stream()
                .map(label -> AccessLength.named(label, "time_based_access"))
                .toList());
        Patch<List<GroupRef>> groups = preapprovedGroups.map(BaseGroup::refs);
        Patch<List<PermissionId>> permissions =
                preapprovedPermissions.map(named -> BasePermission.ids(named, "preapproved_permissions"));
        Patch<List<UUID>> webhooks = preapprovalWebhooks.map(
                named -> named.stream().map(BaseInlineWebhook::uuid).toList());
        return new RuleChange(
                Patch.to(justification), lengths, groups, permissions, preapprovedUsersByAttribute, webhooks);
    }

    /** The same for a new rule of an app. */
    @Schema(name = "PreApprovalRuleInput")
    record WithApp(
            AppId appId,
            String justification,
            Patch<List<String>> timeBasedAccess,
            Patch<List<BaseGroup>> preapprovedGroups,
            Patch<List<BasePermission>> preapprovedPermissions,
            Patch<List<AttributeEquals>> preapprovedUsersByAttribute,
            Patch<List<BaseInlineWebhook>> preapprovalWebhooks) {

        RuleChange content() {
            return new RuleInput(
                            justification,
                            timeBasedAccess,
                            preapprovedGroups,
                            preapprovedPermissions,
                            preapprovedUsersByAttribute,
                            preapprovalWebhooks)
                    .change();
        }
    }
}
