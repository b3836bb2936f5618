package io.reeve.command.account;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.reeve.command.fact.Authority;
import io.reeve.kernel.Actor;
import io.reeve.kernel.Rejection;
import io.reeve.kernel.accessrequest.AccessRequestId;
import io.reeve.kernel.account.AccountCommand.AwaitManualRemoval;
import io.reeve.kernel.account.AccountCommand.GrantEntitlement;
import io.reeve.kernel.account.AccountCommand.RevokeEntitlement;
import io.reeve.kernel.account.AccountEvent.AccountCreated;
import io.reeve.kernel.account.AccountEvent.AccountStatusChanged;
import io.reeve.kernel.account.AccountEvent.EntitlementGranted;
import io.reeve.kernel.account.AccountEvent.EntitlementRevoked;
import io.reeve.kernel.account.AccountEvent.ManualRemovalAwaited;
import io.reeve.kernel.account.AccountId;
import io.reeve.kernel.account.AccountStatus;
import io.reeve.kernel.account.ProvisioningMethod;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.permission.PermissionId;
import io.reeve.kernel.user.UserId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * What one person holds in one app, and because of which requests. It lives as long as something is held: active while a
 * single entitlement is to stay, waiting while all that is left has to be removed by hand, ended with the last one, and active again with
 * the next. A grant counts once, also when it is heard of again after its end.
 */
@Aggregate
final class Account {

    @AggregateIdentifier
    private @Nullable AccountId id;

    private AppId appId;
    private UserId userId;
    private AccountStatus status;
    private final Map<AccessRequestId, Optional<PermissionId>> held = new HashMap<>();
    private final Set<AccessRequestId> awaitingRemoval = new HashSet<>();
    private final Set<AccessRequestId> ended = new HashSet<>();

    @SuppressWarnings("NullAway.Init") // filled by the first event
    Account() {}

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(GrantEntitlement grant, Actor actor) {
        Authority.requireNoPerson(actor);
        if (held.containsKey(grant.grant()) || ended.contains(grant.grant())) {
            return;
        }
        if (id == null) {
            apply(new AccountCreated(grant.accountId(), grant.appId(), grant.userId(), AccountStatus.ACTIVE));
        }
        apply(new EntitlementGranted(
                grant.accountId(), appId, userId, grant.permissionId(), grant.grant(), grant.method()));
        become(AccountStatus.ACTIVE);
    }

    @CommandHandler
    void handle(AwaitManualRemoval await, Actor actor) {
        Authority.requireNoPerson(actor);
        if (isHeld(await.grant()) && !awaitingRemoval.contains(await.grant())) {
            apply(new ManualRemovalAwaited(
                    await.accountId(), appId, userId, permissionOf(await.grant()), await.grant()));
            becomeWhatIsLeft();
        }
    }

    @CommandHandler
    void handle(RevokeEntitlement revoke, Actor actor) {
        Authority.requireNoPerson(actor);
        if (!isHeld(revoke.grant())) {
            return;
        }
        apply(new EntitlementRevoked(
                revoke.accountId(), appId, userId, permissionOf(revoke.grant()), revoke.grant(), revoke.method()));
        if (held.isEmpty()) {
            become(endedBy(revoke.method()));
        } else {
            becomeWhatIsLeft();
        }
    }

    /** Refuses a grant that this account never had: whoever speaks of it is mistaken. */
    private boolean isHeld(AccessRequestId grant) {
        if (!held.containsKey(grant) && !ended.contains(grant)) {
            throw Rejection.notFound("entitlement");
        }
        return held.containsKey(grant);
    }

    private void becomeWhatIsLeft() {
        become(
                awaitingRemoval.containsAll(held.keySet())
                        ? AccountStatus.WAITING_MANUAL_REMOVAL
                        : AccountStatus.ACTIVE);
    }

    private void become(AccountStatus next) {
        if (status != next && id != null) {
            apply(new AccountStatusChanged(id, appId, userId, status, next));
        }
    }

    private static AccountStatus endedBy(ProvisioningMethod method) {
        return switch (method) {
            case DIRECT -> AccountStatus.DEPROVISIONED;
            case GROUP -> AccountStatus.ACCESS_REMOVED;
            case MANUAL -> AccountStatus.MANUALLY_REMOVED;
        };
    }

    private @Nullable PermissionId permissionOf(AccessRequestId grant) {
        return held.getOrDefault(grant, Optional.empty()).orElse(null);
    }

    @EventSourcingHandler
    void on(AccountCreated created) {
        id = created.accountId();
        appId = created.appId();
        userId = created.userId();
        status = created.status();
    }

    @EventSourcingHandler
    void on(EntitlementGranted granted) {
        held.put(granted.grant(), Optional.ofNullable(granted.permissionId()));
    }

    @EventSourcingHandler
    void on(ManualRemovalAwaited awaited) {
        awaitingRemoval.add(awaited.grant());
    }

    @EventSourcingHandler
    void on(EntitlementRevoked revoked) {
        held.remove(revoked.grant());
        awaitingRemoval.remove(revoked.grant());
        ended.add(revoked.grant());
    }

    @EventSourcingHandler
    void on(AccountStatusChanged changed) {
        status = changed.status();
    }
}
