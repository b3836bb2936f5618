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
import io.reeve.query.projection.Read;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers what is asked about accounts. */
@Component
class AccountAnswers {

    private final Read read;

    AccountAnswers(Read read) {
        this.read = read;
    }

    @QueryHandler
    Page<AccountView> handle(ListAccounts query) {
        Selection selection = Selection.of(query);
        long total = read.sql("select count(*) from account" + selection.where())
                .params(selection.parameters)
                .query(Long.class)
                .single();
        List<Row> page = total == 0 ? List.of() : page(query, selection);
        Map<UUID, List<EntitlementView>> entitlements = entitlements(page);
        return new Page<>(
                page.stream()
                        .map(row -> row.with(entitlements.getOrDefault(row.id, List.of())))
                        .toList(),
                total,
                query.page().page(),
                query.page().size());
    }

    private List<Row> page(ListAccounts query, Selection selection) {
        return read.sql("select * from account" + selection.where() + " order by position desc limit "
                        + query.page().size() + " offset " + query.page().offset())
                .params(selection.parameters)
                .query((row, number) -> new Row(
                        row.getObject("id", UUID.class),
                        row.getObject("app_id", UUID.class),
                        row.getObject("user_id", UUID.class),
                        AccountStatus.valueOf(row.getString("status")),
                        time(row, "discovered_at")))
                .list();
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
                                .computeIfAbsent(row.getObject("account_id", UUID.class), id -> new ArrayList<>())
                                .add(entitlement(row));
                    });
        }
        return byAccount;
    }

    private static EntitlementView entitlement(ResultSet row) throws SQLException {
        UUID permission = row.getObject("permission_id", UUID.class);
        return new EntitlementView(
                permission == null ? null : new PermissionId(permission),
                new AccessRequestId(row.getObject("grant_id", UUID.class)),
                ProvisioningMethod.valueOf(row.getString("method")),
                time(row, "granted_at"));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private record Row(UUID id, UUID appId, UUID userId, AccountStatus status, Instant discoveredAt) {

        AccountView with(List<EntitlementView> entitlements) {
            return new AccountView(
                    new AccountId(id), new AppId(appId), new UserId(userId), status, discoveredAt, entitlements);
        }
    }

    /** Which accounts, as a condition of SQL. */
    private static final class Selection {

        private final List<String> conditions = new ArrayList<>();
        private final Map<String, @Nullable Object> parameters = new HashMap<>();

        static Selection of(ListAccounts query) {
            Selection selection = new Selection();
            UserId viewer = query.visibleTo();
            if (viewer != null) {
                selection.and("""
                        (user_id = :me or app_id in (
                            select id from app where :me = any(admin_users)
                               or admin_groups && array(select group_id from member where user_id = :me)))""", "me", viewer.value());
            }
            if (query.appId() != null) {
                selection.and("app_id = :app", "app", query.appId().value());
            }
            if (query.userId() != null) {
                selection.and("user_id = :user", "user", query.userId().value());
            }
            if (query.discoveredAfter() != null) {
                selection.and(
                        "discovered_at >= :after",
                        "after",
                        query.discoveredAfter().atOffset(ZoneOffset.UTC));
            }
            if (query.discoveredBefore() != null) {
                selection.and(
                        "discovered_at < :before",
                        "before",
                        query.discoveredBefore().atOffset(ZoneOffset.UTC));
            }
            if (!query.statuses().isEmpty()) {
                selection.and(
                        "status = any(:statuses)",
                        "statuses",
                        query.statuses().stream().map(AccountStatus::name).toArray(String[]::new));
            }
            return selection;
        }

        String where() {
            return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        }

        private void and(String condition, String parameter, Object value) {
            conditions.add(condition);
            parameters.put(parameter, value);
        }
    }
}
