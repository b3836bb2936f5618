package io.reeve.kernel.audit;

import io.reeve.kernel.accessrequest.AccessRequestId;
import io.reeve.kernel.account.AccountId;
import io.reeve.kernel.account.ProvisioningMethod;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.permission.PermissionId;
import io.reeve.kernel.user.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody held something from the event at {@code fromPosition} on, and until the one at {@code untilPosition}, which is
 * absent while it is held. Without a permission it is the app as such.
 */
public record AccessSpan(
        AccessRequestId grant,
        AccountId account,
        AppId app,
        UserId person,
        @Nullable PermissionId permission,
        ProvisioningMethod method,
        long fromPosition,
        Instant from,
        @Nullable Long untilPosition,
        @Nullable Instant until) {}
