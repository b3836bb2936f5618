package io.reeve.kernel.account;

import io.reeve.kernel.accessrequest.AccessRequestId;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.permission.PermissionId;
import io.reeve.kernel.user.UserId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What a grant does to the account of a person in an app. There is one for each pair; all are harmless to repeat. */
public sealed interface AccountCommand {

    AccountId accountId();

    /** The person holds the permission, or with {@code null} the app as such, because of this request. Makes the account if need be. */
    record GrantEntitlement(
            @TargetAggregateIdentifier AccountId accountId,
            AppId appId,
            UserId userId,
            @Nullable PermissionId permissionId,
            AccessRequestId grant,
            ProvisioningMethod method)
            implements AccountCommand {}

    /** Somebody has to take it away by hand; until then it is still held. */
    record AwaitManualRemoval(@TargetAggregateIdentifier AccountId accountId, AccessRequestId grant)
            implements AccountCommand {}

    /** What this request granted is gone. With the last entitlement the account ends too. */
    record RevokeEntitlement(
            @TargetAggregateIdentifier AccountId accountId, AccessRequestId grant, ProvisioningMethod method)
            implements AccountCommand {}
}
