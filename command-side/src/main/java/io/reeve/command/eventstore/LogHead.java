package io.reeve.command.eventstore;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Where the log ends, and what time it is by the database: never earlier than the last event. */
record LogHead(long position, Instant now) {

    /** Waits for the turn of this node; nobody else appends until the transaction ends. */
    static final String LOCK = """
            select position, greatest(clock_timestamp(), recorded_at) from reeve.log_head for update""";

    static LogHead lock(PreparedStatement lock) throws SQLException {
        try (ResultSet row = lock.executeQuery()) {
            if (!row.next()) {
                throw new SQLException("reeve.log_head has lost its row", "55000");
            }
            return new LogHead(
                    row.getLong(1), row.getObject(2, OffsetDateTime.class).toInstant());
        }
    }
}
