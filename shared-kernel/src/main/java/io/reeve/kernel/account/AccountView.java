package io.reeve.kernel.account;

import io.reeve.kernel.accessrequest.AccessRequestId;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.permission.PermissionId;
import io.reeve.kernel.user.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The account of a person in an app and what it holds now. */
public record AccountView(
        AccountId id,
        AppId appId,
        UserId userId,
        AccountStatus status,
        Instant discoveredAt,
        List<EntitlementView> entitlements) {

    /** The permission, or with {@code null} the app as such, is held since {@code grantedAt} because of {@code grant}. */
    public record EntitlementView(
            @Nullable PermissionId permissionId, AccessRequestId grant, ProvisioningMethod method, Instant grantedAt) {}

    public AccountView {
        entitlements = List.copyOf(entitlements);
    }
}
