package io.reeve.verify;

import io.reeve.kernel.ledger.LogRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of {@code reeve.event} in the order of their positions, however many: read by a cursor. */
final class StoredLog implements AutoCloseable {

    private static final int AT_ONCE = 1000;

    /** A row, and the hash that is stored with it. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Stored(LogRow row, byte[] leafHash) {}

    private final PreparedStatement select;
    private final ResultSet rows;

    /** {@code connection} is in a transaction, without which the driver would fetch all at once. */
    StoredLog(Connection connection) throws SQLException {
        select = connection.prepareStatement("""
                select position, event_id, aggregate_type, aggregate_id, sequence, name, revision, recorded_at,
                       payload, metadata, leaf_hash
                from reeve.event order by position""");
        select.setFetchSize(AT_ONCE);
        rows = select.executeQuery();
    }

    /** Null at the end. */
    @Nullable
    Stored next() throws SQLException {
        if (!rows.next()) {
            return null;
        }
        LogRow row = new LogRow(
                rows.getLong(1),
                rows.getObject(2, UUID.class),
                rows.getString(3),
                rows.getString(4),
                rows.getLong(5),
                rows.getString(6),
                rows.getString(7),
                rows.getObject(8, OffsetDateTime.class).toInstant(),
                rows.getBytes(9),
                rows.getBytes(10));
        return new Stored(row, rows.getBytes(11));
    }

    @Override
    public void close() throws SQLException {
        select.close();
    }
}
