package io.reeve.query.audit;

import io.reeve.kernel.accessrequest.AccessRequestId;
import io.reeve.kernel.account.AccountId;
import io.reeve.kernel.account.ProvisioningMethod;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.audit.AccessSpan;
import io.reeve.kernel.audit.ListAccess;
import io.reeve.kernel.audit.LogMoment;
import io.reeve.kernel.permission.PermissionId;
import io.reeve.kernel.user.UserId;
import io.reeve.query.projection.Kept;
import io.reeve.query.projection.Read;
import io.reeve.query.projection.WholeAnswers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who held what at a moment or between two. A time is first turned into the position the log had come to; then the past is a
 * range that holds that position, found by an index, whenever it was.
 */
@Component
class AccessAnswers {

    private static final String COLUMNS = """
            select account_id, grant_id, app_id, user_id, permission_id, method, granted, upper(held) as ended, granted_at,
                   ended_at
            from access""";

    private final Read read;
    private final WholeAnswers whole;

    AccessAnswers(Read read, WholeAnswers whole) {
        this.read = read;
        this.whole = whole;
    }

    /** With nothing left out that was granted by then; so the answer for a moment that is past is always the same. */
    @QueryHandler
    ListAccess.Part handle(ListAccess query) throws InterruptedException {
        query.requireReader();
        long to = position(query.to());
        long from = query.from().equals(query.to()) ? to : position(query.from());
        return from > to
                ? new ListAccess.Part(List.of(), from, to, null)
                : whole.of("access", to, () -> part(query, from, to));
    }

    private ListAccess.Part part(ListAccess query, long from, long to) {
        Map<String, Object> values = new LinkedHashMap<>();
        String sql = COLUMNS + " where " + condition(query, from, to, values) + " order by granted limit :limit";
        values.put("limit", query.limit() + 1);
        List<AccessSpan> found =
                read.sql(sql).params(values).query((row, number) -> span(row)).list();
        boolean more = found.size() > query.limit();
        List<AccessSpan> part = more ? found.subList(0, query.limit()) : found;
        return new ListAccess.Part(
                part, from, to, more ? new ListAccess.Cursor(part.getLast().fromPosition()) : null);
    }

    /** All that came of one grant until now. */
    List<AccessSpan> of(AccessRequestId grant) throws InterruptedException {
        return whole.of(
                "access",
                read.head(),
                () -> read.sql(COLUMNS + " where grant_id = ? order by granted")
                        .param(grant.value())
                        .query((row, number) -> span(row))
                        .list());
    }

    /** What was granted after {@code to} was not held by then: the order by grants need not go further. */
    private static String condition(ListAccess query, long from, long to, Map<String, Object> values) {
        StringBuilder sql = new StringBuilder("granted <= :to and held && int8range(:from, :to, '[]')");
        values.put("from", from);
        values.put("to", to);
        restrict("user_id", query.person() == null ? null : query.person().value(), sql, values);
        restrict("app_id", query.app() == null ? null : query.app().value(), sql, values);
        restrict(
                "permission_id",
                query.permission() == null ? null : query.permission().value(),
                sql,
                values);
        restrict("account_id", query.account() == null ? null : query.account().value(), sql, values);
        restrict("grant_id", query.grant() == null ? null : query.grant().value(), sql, values);
        if (query.cursor() != null) {
            sql.append(" and granted > :cursor");
            values.put("cursor", query.cursor().position());
        }
        return sql.toString();
    }

    private static void restrict(String column, @Nullable UUID id, StringBuilder sql, Map<String, Object> values) {
        if (id != null) {
            sql.append(" and ").append(column).append(" = :").append(column);
            values.put(column, id);
        }
    }

    private long position(LogMoment moment) {
        Instant before = moment.before();
        long latest = moment.position() == null ? Long.MAX_VALUE : moment.position();
        return Math.min(latest, before == null ? read.head() : read.headBefore(before));
    }

    private static AccessSpan span(ResultSet row) throws SQLException {
        return new AccessSpan(
                new AccessRequestId(Kept.id(row, "grant_id")),
                new AccountId(Kept.id(row, "account_id")),
                new AppId(Kept.id(row, "app_id")),
                new UserId(Kept.id(row, "user_id")),
                Kept.idIfAny(row, "permission_id", PermissionId::new),
                ProvisioningMethod.valueOf(row.getString("method")),
                row.getLong("granted"),
                Kept.time(row, "granted_at"),
                row.getObject("ended", Long.class),
                Kept.timeIfAny(row, "ended_at"));
    }
}
