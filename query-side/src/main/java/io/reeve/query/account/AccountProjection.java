package io.reeve.query.account;

import io.reeve.kernel.account.AccountEvent.AccountCreated;
import io.reeve.kernel.account.AccountEvent.AccountStatusChanged;
import io.reeve.kernel.account.AccountEvent.EntitlementGranted;
import io.reeve.kernel.account.AccountEvent.EntitlementRevoked;
import io.reeve.query.projection.Kept;
import io.reeve.query.projection.Projection;
import io.reeve.query.projection.Rows;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;

/** Accounts and what they hold at present. */
@Projection(version = 1)
@ProcessingGroup("view-account")
class AccountProjection {

    private final Rows rows;

    AccountProjection(Rows rows) {
        this.rows = rows;
    }

    @EventHandler
    void on(AccountCreated created, @Timestamp Instant at, TrackingToken token) {
        rows.sql("""
                        insert into account (id, position, app_id, user_id, status, discovered_at)
                        values (?, ?, ?, ?, ?, ?) on conflict (id) do nothing""")
                .params(
                        created.accountId().value(),
                        token.position().orElseThrow(),
                        created.appId().value(),
                        created.userId().value(),
                        created.status().name(),
                        Kept.time(at))
                .update();
    }

    @EventHandler
    void on(AccountStatusChanged changed) {
        Rows.exactlyOne(rows.sql("update account set status = ? where id = ?")
                .params(changed.status().name(), changed.accountId().value())
                .update());
    }

    @EventHandler
    void on(EntitlementGranted granted, @Timestamp Instant at) {
        rows.sql("""
                        insert into account_entitlement (account_id, grant_id, permission_id, method, granted_at)
                        values (:account, :grant, :permission, :method, :at)
                        on conflict (account_id, grant_id) do nothing""")
                .param("account", granted.accountId().value())
                .param("grant", granted.grant().value())
                .param(
                        "permission",
                        granted.permissionId() == null
                                ? null
                                : granted.permissionId().value())
                .param("method", granted.method().name())
                .param("at", Kept.time(at))
                .update();
    }

    @EventHandler
    void on(EntitlementRevoked revoked) {
        Rows.exactlyOne(rows.sql("delete from account_entitlement where account_id = ? and grant_id = ?")
                .params(revoked.accountId().value(), revoked.grant().value())
                .update());
    }
}
