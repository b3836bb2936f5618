package io.reeve.command.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads rows of the log over a connection that somebody else looks after. */
final class LogRows {

    private static final String COLUMNS = """
            select position, event_id, aggregate_type, aggregate_id, sequence, name, revision, recorded_at, payload,
                   metadata
            from reeve.event""";
    private static final String AFTER = COLUMNS + " where position > ? order by position limit ?";
    private static final String OF_AGGREGATE =
            COLUMNS + " where aggregate_id = ? and sequence >= ? order by sequence limit ?";

    private LogRows() {}

    static List<StoredEvent> after(Connection connection, long position, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(AFTER)) {
            select.setLong(1, position);
            select.setInt(2, limit);
            return rows(select);
        }
    }

    static List<StoredEvent> ofAggregate(Connection connection, String aggregateId, long firstSequence, int limit)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(OF_AGGREGATE)) {
            select.setString(1, aggregateId);
            select.setLong(2, firstSequence);
            select.setInt(3, limit);
            return rows(select);
        }
    }

    static long head(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select position from reeve.log_head");
                ResultSet row = select.executeQuery()) {
            if (!row.next()) {
                throw new SQLException("reeve.log_head has lost its row", "55000");
            }
            return row.getLong(1);
        }
    }

    private static List<StoredEvent> rows(PreparedStatement select) throws SQLException {
        List<StoredEvent> events = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                events.add(row(row));
            }
        }
        return events;
    }

    /** The columns of {@link #COLUMNS}, whatever comes behind them. */
    static StoredEvent row(ResultSet row) throws SQLException {
        return new StoredEvent(
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
