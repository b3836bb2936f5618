package io.reeve.kernel.app;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a request for an app is decided, unless a permission overrides it. */
public record RequestFlow(
        AppVisibility discoverability,
        String customApprovalMessage,
        boolean requireManagerApproval,
        boolean requireAdditionalApproval,
        AllowedGroups allowedGroups,
        Approvers approvers,
        Approvers approversStage2,
        Approvers admins,
        @Nullable UUID requestValidationWebhook) {}
