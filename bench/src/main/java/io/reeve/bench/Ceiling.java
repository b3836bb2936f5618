package io.reeve.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What this PostgreSQL can do at best when each event is a durable transaction of its own: the same rows into a table like the
 * log's, in no order, by plain JDBC. No engine that commits once for each command can be faster.
 */
final class Ceiling implements AutoCloseable {

    private static final String INSERT = """
            insert into bench_event (position, event_id, aggregate_type, aggregate_id, sequence, name, revision,
                                     recorded_at, payload, metadata, leaf_hash)
            values (?, ?, 'Thing', ?, 0, 'bench.made', '1', clock_timestamp(), ?, ?, ?)""";

    private final List<Connection> connections = new ArrayList<>();
    private final List<PreparedStatement> inserts = new ArrayList<>();
    private final AtomicLong position = new AtomicLong();

    Ceiling(Database database, int clients) throws SQLException {
        try (Connection connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute("create table bench_event (like reeve.event including all)");
        }
        for (int client = 0; client < clients; client++) {
            Connection connection = database.connect();
            connections.add(connection);
            inserts.add(connection.prepareStatement(INSERT));
        }
    }

    void insert(int client, long turn) {
        try {
            PreparedStatement insert = inserts.get(client);
            insert.setLong(1, position.incrementAndGet());
            insert.setObject(2, UUID.randomUUID());
            insert.setString(3, UUID.randomUUID().toString());
            insert.setBytes(4, Sample.PAYLOAD);
            insert.setBytes(5, Sample.METADATA);
            insert.setBytes(6, Sample.HASH);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("an insert failed", e);
        }
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : connections) {
            connection.close();
        }
    }
}
