package io.reeve.kernel.permission;

import io.reeve.kernel.app.AccessLength;
import io.reeve.kernel.app.AllowedGroups;
import io.reeve.kernel.group.GroupId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How one permission is asked for and given. What is {@code null} is not overridden: the app's setting holds. */
public record RequestConfig(
        PermissionVisibility visibility,
        @Nullable AllowedGroups allowedGroups,
        @Nullable ApprovalOverride approval,
        @Nullable String customApprovalMessage,
        @Nullable List<AccessLength> timeBasedAccess,
        @Nullable Boolean manualStepsNeeded,
        @Nullable String manualInstructions,
        @Nullable GroupId provisioningGroup,
        @Nullable UUID provisioningWebhook,
        @Nullable UUID accessRemovalWebhook,
        @Nullable UUID requestValidationWebhook) {

    public RequestConfig {
        timeBasedAccess = timeBasedAccess == null ? null : List.copyOf(timeBasedAccess);
    }
}
