package io.reeve.command.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads the log over the pool, each read on a connection and in a snapshot of its own: what is committed is seen, whatever
 * transaction the reader is in.
 */
final class LogReads {

    private final DataSource pool;
    private final JdbcClient jdbc;
    private final EventCodec codec;

    LogReads(DataSource pool, EventCodec codec) {
        this.pool = pool;
        this.jdbc = JdbcClient.create(pool);
        this.codec = codec;
    }

    private interface Read {
        List<StoredEvent> from(Connection connection) throws SQLException;
    }

    List<StoredEvent> after(long position, int limit) {
        return read(connection -> LogRows.after(connection, position, limit));
    }

    List<StoredEvent> ofAggregate(String aggregateId, long firstSequence, int limit) {
        return read(connection -> LogRows.ofAggregate(connection, aggregateId, firstSequence, limit));
    }

    Optional<Long> lastSequence(String aggregateId) {
        return jdbc.sql("select max(sequence) from reeve.event where aggregate_id = ?")
                .param(aggregateId)
                .query(Long.class)
                .optional();
    }

    long head() {
        return jdbc.sql("select position from reeve.log_head").query(Long.class).single();
    }

    /** The last position that was recorded earlier than {@code moment}; 0 if there is none. */
    long positionBefore(Instant moment) {
        return jdbc.sql("select reeve.position_before(?)")
                .param(moment.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    /** The connection is given back before keys are looked up, which takes one. */
    private List<StoredEvent> read(Read read) {
        List<StoredEvent> rows;
        try (Connection connection = pool.getConnection()) {
            rows = read.from(connection);
        } catch (SQLException e) {
            throw new EventStoreException("the log cannot be read", e);
        }
        return codec.reveal(rows);
    }
}
