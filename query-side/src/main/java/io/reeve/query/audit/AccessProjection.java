package io.reeve.query.audit;

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

/** Who held what, and from where to where in the log. */
@Projection(version = 1)
@ProcessingGroup("view-access")
class AccessProjection {

    private final Rows rows;

    AccessProjection(Rows rows) {
        this.rows = rows;
    }

    @EventHandler
    void on(EntitlementGranted granted, @Timestamp Instant at, TrackingToken token) {
        rows.sql("""
                        insert into access (account_id, grant_id, app_id, user_id, permission_id, method, granted, held,
                                            granted_at)
                        values (:account, :grant, :app, :user, :permission, :method, :position,
                                int8range(:position, null), :at)
                        on conflict (account_id, grant_id) do nothing""")
                .param("account", granted.accountId().value())
                .param("grant", granted.grant().value())
                .param("app", granted.appId().value())
                .param("user", granted.userId().value())
                .param(
                        "permission",
                        granted.permissionId() == null
                                ? null
                                : granted.permissionId().value())
                .param("method", granted.method().name())
                .param("position", token.position().orElseThrow())
                .param("at", Kept.time(at))
                .update();
    }

    @EventHandler
    void on(EntitlementRevoked revoked, @Timestamp Instant at, TrackingToken token) {
        Rows.exactlyOne(rows.sql("""
                        update access set held = int8range(granted, :position), ended_at = :at
                        where account_id = :account and grant_id = :grant""")
                .param("position", token.position().orElseThrow())
                .param("at", Kept.time(at))
                .param("account", revoked.accountId().value())
                .param("grant", revoked.grant().value())
                .update());
    }
}
