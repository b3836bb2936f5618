package io.reeve.query.account;

import io.reeve.kernel.Page;
import io.reeve.kernel.accessrequest.AccessRequestId;
import io.reeve.kernel.account.AccountId;
import io.reeve.kernel.account.AccountStatus;
import io.reeve.kernel.account.AccountView;
import io.reeve.kernel.account.AccountView.EntitlementView;
import io.reeve.kernel.account.ListAccounts;
import io.reeve.kernel.account.ProvisioningMethod;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.permission.PermissionId;
import io.reeve.kernel.user.UserId;
import io.reeve.query.projection.Kept;
import io.reeve.query.projection.Read;
import io.reeve.query.search.Listing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers what is asked about accounts. */
@Component
class AccountAnswers {

    private static final String SEEN_BY_ME = """
            (user_id = :me or app_id in (
                select id from app where :me = any(admin_users)
                   or admin_groups && array(select group_id from member where user_id = :me)))""";

    private final Read read;

    AccountAnswers(Read read) {
        this.read = read;
    }

    @QueryHandler
    Page<AccountView> handle(ListAccounts query) {
        Page<Row> page = listing(query).page(read, "*", "position desc", query.page(), AccountAnswers::row);
        Map<UUID, List<EntitlementView>> entitlements = entitlements(page.items());
        return page.map(row -> row.with(entitlements.getOrDefault(row.id, List.of())));
    }

    private static Listing listing(ListAccounts query) {
        UserId viewer = query.visibleTo();
        AppId app = query.appId();
        UserId user = query.userId();
        Set<AccountStatus> statuses = query.statuses();
        return new Listing("account")
                .where(SEEN_BY_ME, "me", viewer == null ? null : viewer.value())
                .where("app_id = :app", "app", app == null ? null : app.value())
                .where("user_id = :user", "user", user == null ? null : user.value())
                .where("discovered_at >= :after", "after", Kept.timeIfAny(query.discoveredAfter()))
                .where("discovered_at < :before", "before", Kept.timeIfAny(query.discoveredBefore()))
                .where(
                        "status = any(:statuses)",
                        "statuses",
                        statuses.isEmpty()
                                ? null
                                : statuses.stream().map(AccountStatus::name).toArray(String[]::new));
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                Kept.id(row, "id"),
                Kept.id(row, "app_id"),
                Kept.id(row, "user_id"),
                AccountStatus.valueOf(row.getString("status")),
                Kept.time(row, "discovered_at"));
    }

    private Map<UUID, List<EntitlementView>> entitlements(List<Row> accounts) {
        Map<UUID, List<EntitlementView>> byAccount = new HashMap<>();
        if (!accounts.isEmpty()) {
            read.sql("""
                            select * from account_entitlement where account_id = any(cast(? as uuid[]))
                            order by granted_at, grant_id""")
                    .param(accounts.stream().map(row -> row.id.toString()).toArray(String[]::new))
                    .query(row -> {
                        byAccount
                                .computeIfAbsent(Kept.id(row, "account_id"), id -> new ArrayList<>())
                                .add(entitlement(row));
                    });
        }
        return byAccount;
    }

    private static EntitlementView entitlement(ResultSet row) throws SQLException {
        return new EntitlementView(
                Kept.idIfAny(row, "permission_id", PermissionId::new),
                new AccessRequestId(Kept.id(row, "grant_id")),
                ProvisioningMethod.valueOf(row.getString("method")),
                Kept.time(row, "granted_at"));
    }

    private record Row(UUID id, UUID appId, UUID userId, AccountStatus status, Instant discoveredAt) {

        AccountView with(List<EntitlementView> entitlements) {
            return new AccountView(
                    new AccountId(id), new AppId(appId), new UserId(userId), status, discoveredAt, entitlements);
        }
    }
}
