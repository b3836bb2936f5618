package io.reeve.kernel.preapproval;

import io.reeve.kernel.app.AccessLength;
import io.reeve.kernel.group.GroupId;
import io.reeve.kernel.permission.PermissionId;
import java.util.List;
import java.util.UUID;

/**
 * Who needs nobody's approval for what, and for how long at most. Groups are alternatives to each other, so are
 * permissions; attributes must all match; groups and attributes, where both are given, must both hold. No permissions
 * means all of the app; no lengths means any that the app offers; neither groups nor attributes means everybody.
 */
public record PreApprovalRule(
        String justification,
        List<AccessLength> timeBasedAccess,
        List<GroupId> groups,
        List<PermissionId> permissions,
        List<AttributeEquals> userAttributes,
        List<UUID> webhooks) {

    /** {@code attribute} is a label: Team, Title or that of a custom attribute. */
    public record AttributeEquals(String attribute, String value) {}

    public PreApprovalRule {
        timeBasedAccess = List.copyOf(timeBasedAccess);
        groups = List.copyOf(groups);
        permissions = List.copyOf(permissions);
        userAttributes = List.copyOf(userAttributes);
        webhooks = List.copyOf(webhooks);
    }
}
