package io.reeve.kernel.preapproval;

import io.reeve.kernel.Patch;
import io.reeve.kernel.app.AccessLength;
import io.reeve.kernel.group.GroupRef;
import io.reeve.kernel.permission.PermissionId;
import java.util.List;
import java.util.UUID;

/** What of a rule shall be different; a list replaces the one before. Changing to {@code null} leaves it as it is. */
public record RuleChange(
        Patch<String> justification,
        Patch<List<AccessLength>> timeBasedAccess,
        Patch<List<GroupRef>> groups,
        Patch<List<PermissionId>> permissions,
        Patch<List<PreApprovalRule.AttributeEquals>> userAttributes,
        Patch<List<UUID>> webhooks) {}
