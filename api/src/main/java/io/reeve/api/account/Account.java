package io.reeve.api.account;

import io.reeve.api.app.App;
import io.reeve.api.app.DiscoverySource;
import io.reeve.kernel.accessrequest.AccessRequestId;
import io.reeve.kernel.account.AccountId;
import io.reeve.kernel.account.AccountStatus;
import io.reeve.kernel.account.AccountView;
import io.reeve.kernel.account.ProvisioningMethod;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.permission.PermissionId;
import io.reeve.kernel.user.UserId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An account as the published contract shows it; {@code entitlements}, what it holds and why, are our extension. */
record Account(
        AccountId id,
        AppId appId,
        Type accountType,
        @Nullable AccountStatus status,
        @Nullable App app,
        String uniqueIdentifier,
        @Nullable String email,
        @Nullable UserId userId,
        @Nullable Instant discoveredAt,
        @Nullable Instant lastLogin,
        @Nullable Instant lastActivity,
        @Nullable List<DiscoverySource> sources,
        List<Entitlement> entitlements) {

    enum Type {
        USER,
        ROLE,
        SERVICE
    }

    /** The permission, or with {@code null} the app as such, is held because of this request. */
    @Schema(name = "AccountEntitlement")
    record Entitlement(
            @Nullable PermissionId requestablePermissionId,
            AccessRequestId accessRequestId,
            ProvisioningMethod method,
            Instant grantedAt) {

        static Entitlement of(AccountView.EntitlementView view) {
            return new Entitlement(view.permissionId(), view.grant(), view.method(), view.grantedAt());
        }
    }
}
