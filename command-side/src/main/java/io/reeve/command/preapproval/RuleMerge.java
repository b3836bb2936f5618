package io.reeve.command.preapproval;

import io.reeve.command.fact.References;
import io.reeve.kernel.Rejection;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.group.GroupRef;
import io.reeve.kernel.permission.PermissionId;
import io.reeve.kernel.preapproval.PreApprovalRule;
import io.reeve.kernel.preapproval.PreApprovalRule.AttributeEquals;
import io.reeve.kernel.preapproval.RuleChange;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A rule as it is, and what shall be different, make the rule as it will be. */
record RuleMerge(AppId appId, References references) {

    PreApprovalRule merge(PreApprovalRule current, RuleChange change) {
        String justification = change.justification().orElse(current.justification());
        if (justification.isBlank()) {
            throw Rejection.invalid("justification", "missing", "A rule needs a justification.");
        }
        List<AttributeEquals> attributes = change.userAttributes().orElse(current.userAttributes());
        if (attributes.stream().anyMatch(equals -> equals.attribute().isBlank())) {
            throw Rejection.invalid("preapproved_users_by_attribute", "missing", "An attribute is named by its label.");
        }
        List<UUID> webhooks = change.webhooks().orElse(current.webhooks());
        webhooks.forEach(webhook -> references.noWebhook(webhook, "preapproval_webhooks"));
        List<GroupRef> groups = change.groups().value();
        List<PermissionId> permissions = change.permissions().value();
        return new PreApprovalRule(
                justification,
                List.copyOf(new LinkedHashSet<>(change.timeBasedAccess().orElse(current.timeBasedAccess()))),
                groups == null
                        ? current.groups()
                        : sameSet(current.groups(), references.groups(groups, current.groups(), "preapproved_groups")),
                permissions == null
                        ? current.permissions()
                        : sameSet(
                                current.permissions(),
                                references.permissionsOf(
                                        appId, permissions, current.permissions(), "preapproved_permissions")),
                attributes,
                webhooks);
    }

    /** The same ones in another order are no change. */
    private static <T> List<T> sameSet(List<T> before, List<T> after) {
        return Set.copyOf(before).equals(Set.copyOf(after)) ? before : after;
    }
}
