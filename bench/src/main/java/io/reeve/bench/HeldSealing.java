package io.reeve.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** While it is open nothing is sealed: it has the lock that gives whoever seals the turn, and none of them waits for it. */
final class HeldSealing implements AutoCloseable {

    private final Connection connection;

    HeldSealing(Database server) {
        try {
            connection = server.connect();
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("select 1 from reeve.ledger for update");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the sealing cannot be held", e);
        }
    }

    @Override
    public void close() {
        try (connection) {
            connection.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException("the sealing cannot go on", e);
        }
    }
}
