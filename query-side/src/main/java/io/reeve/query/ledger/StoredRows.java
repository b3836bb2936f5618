package io.reeve.query.ledger;

import io.reeve.kernel.ledger.EvidenceQuery;
import io.reeve.kernel.ledger.LedgerQuery.FindEvidenceSpan;
import io.reeve.kernel.ledger.LedgerQuery.ListLogRows;
import io.reeve.kernel.ledger.LedgerQuery.Span;
import io.reeve.kernel.ledger.LogRow;
import io.reeve.query.projection.Read;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** The log as it is stored, for those who prove something by its bytes. */
@Component
class StoredRows {

    private final Read read;

    StoredRows(Read read) {
        this.read = read;
    }

    @QueryHandler
    List<LogRow> handle(ListLogRows query) {
        query.caller().requireReadsEverything("read the log");
        return read.sql("""
                        select position, event_id, aggregate_type, aggregate_id, sequence, name, revision, recorded_at,
                               payload, metadata
                        from reeve.event where position between ? and ? order by position""")
                .params(query.first(), query.last())
                .query(StoredRows::row)
                .list();
    }

    /**
     * Begins where the thing began, for only who sees the beginning of things knows what they are about; else with the last
     * event before the time asked for, which shows that nothing between is missing, as the first one after it does.
     */
    @QueryHandler
    Optional<Span> handle(FindEvidenceSpan query) {
        EvidenceQuery asked = query.query();
        long first = asked.about() != null
                ? beginning(asked.about())
                : asked.since() == null ? 1 : Math.max(1, read.headBefore(asked.since()));
        long last = asked.until() == null ? query.size() : Math.min(query.size(), read.headBefore(asked.until()) + 1);
        return first > last ? Optional.empty() : Optional.of(new Span(first, last));
    }

    private long beginning(String aggregateId) {
        return read.sql("select position from reeve.event where aggregate_id = ? and sequence = 0")
                .param(aggregateId)
                .query(Long.class)
                .optional()
                .orElse(1L);
    }

    private static LogRow row(ResultSet row, int number) throws SQLException {
        return new LogRow(
                row.getLong(1),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getString(4),
                row.getLong(5),
                row.getString(6),
                row.getString(7),
                row.getObject(8, OffsetDateTime.class).toInstant(),
                row.getBytes(9),
                row.getBytes(10));
    }
}
