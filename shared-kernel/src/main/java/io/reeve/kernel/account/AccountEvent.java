package io.reeve.kernel.account;

import io.reeve.kernel.EventName;
import io.reeve.kernel.accessrequest.AccessRequestId;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.permission.PermissionId;
import io.reeve.kernel.user.UserId;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** What happens to an account and to what it holds. */
public sealed interface AccountEvent {

    AccountId accountId();

    AppId appId();

    UserId userId();

    @EventName("account.created")
    @Revision("1")
    record AccountCreated(AccountId accountId, AppId appId, UserId userId, AccountStatus status)
            implements AccountEvent {}

    /** From here on the permission, or with {@code null} the app as such, is held because of {@code grant}. */
    @EventName("account.entitlement_granted")
    @Revision("1")
    record EntitlementGranted(
            AccountId accountId,
            AppId appId,
            UserId userId,
            @Nullable PermissionId permissionId,
            AccessRequestId grant,
            ProvisioningMethod method)
            implements AccountEvent {}

    /** Time is up for what {@code grant} gave, and somebody has to take it away by hand. Until then it is still held. */
    @EventName("account.manual_removal_awaited")
    @Revision("1")
    record ManualRemovalAwaited(
            AccountId accountId,
            AppId appId,
            UserId userId,
            @Nullable PermissionId permissionId,
            AccessRequestId grant) implements AccountEvent {}

    /** What {@code grant} gave is held no more. */
    @EventName("account.entitlement_revoked")
    @Revision("1")
    record EntitlementRevoked(
            AccountId accountId,
            AppId appId,
            UserId userId,
            @Nullable PermissionId permissionId,
            AccessRequestId grant,
            ProvisioningMethod method)
            implements AccountEvent {}

    @EventName("account.status_changed")
    @Revision("1")
    record AccountStatusChanged(
            AccountId accountId, AppId appId, UserId userId, AccountStatus previous, AccountStatus status)
            implements AccountEvent {}
}
