package io.reeve.command.sheet;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The entries of all sheets, as {@link SheetRunner} sees them. */
final class SheetBook {

    private final JdbcClient client;

    SheetBook(JdbcClient client) {
        this.client = client;
    }

    /** What is due on these sheets and no other node is busy with; kept from the others until the transaction ends. */
    List<Entry> take(Collection<String> sheets, Instant now, int atMost) {
        return client.sql("""
                        select sheet, key, correlation_id, causation_id, attempts from reeve.sheet_entry
                        where next_try_at <= :now and sheet = any(:sheets)
                        order by next_try_at limit :at_most for update skip locked""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("sheets", sheets.toArray(String[]::new))
                .param("at_most", atMost)
                .query((row, number) -> new Entry(
                        row.getString("sheet"),
                        row.getString("key"),
                        row.getString("correlation_id"),
                        row.getString("causation_id"),
                        row.getInt("attempts")))
                .list();
    }

    /** When the next thing is due that is not due yet: what is due and still there, somebody else is busy with. */
    Optional<Instant> nextAfter(Collection<String> sheets, Instant now) {
        return client.sql("""
                        select next_try_at from reeve.sheet_entry where next_try_at > :now and sheet = any(:sheets)
                        order by next_try_at limit 1""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("sheets", sheets.toArray(String[]::new))
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /** What is due and not done, by sheet; nothing is told of a sheet that owes nothing. */
    Map<String, Owed> owed(Instant now) {
        Map<String, Owed> owed = new HashMap<>();
        client.sql("""
                        select sheet, count(*) filter (where attempts > 0) as refused, min(due_at) as due_since
                        from reeve.sheet_entry where attempts > 0 or next_try_at <= :now group by sheet""").param("now", now.atOffset(ZoneOffset.UTC)).query(row -> {
            owed.put(
                    row.getString("sheet"),
                    new Owed(
                            row.getLong("refused"),
                            row.getObject("due_since", OffsetDateTime.class).toInstant()));
        });
        return owed;
    }

    void done(Entry entry) {
        client.sql("delete from reeve.sheet_entry where sheet = :sheet and key = :key")
                .param("sheet", entry.sheet())
                .param("key", entry.key())
                .update();
    }

    void tryAgain(Entry entry, Instant at, String reason) {
        client.sql("""
                        update reeve.sheet_entry set attempts = attempts + 1, next_try_at = :at, last_error = :reason
                        where sheet = :sheet and key = :key""")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("reason", reason)
                .param("sheet", entry.sheet())
                .param("key", entry.key())
                .update();
    }

    /** {@code refused} is how many were tried in vain; what has waited longest was due at {@code dueSince}. */
    record Owed(long refused, @Nullable Instant dueSince) {}
}
