package io.reeve.query.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.sql.Statement;
import java.util.Optional;

/**
 * The right to work on copies of views, which one node has at a time: a lock that goes with the connection. A node may lose that
 * connection and go on working over others, so turns are numbered as well: only the latest number counts, and there is no next
 * one while a transaction that counts on it has not ended (docs/adr/0099).
 */
public final class Turn implements Claim, AutoCloseable {

    private static final int PATIENCE_SECONDS = 5;

    private final Connection connection;
    private final long number;

    private Turn(Connection connection, long number) {
        this.connection = connection;
        this.number = number;
    }

    /** Waits for what the one before is still about to commit, but not for long: a failure then, and the lock is given back. */
    static Optional<Turn> tryTake(Connections connections) throws SQLException {
        Connection connection = connections.open("copies");
        try (Statement statement = connection.createStatement()) {
            if (isLocked(statement)) {
                statement.execute("set lock_timeout to '" + PATIENCE_SECONDS + "s'");
                return Optional.of(new Turn(connection, next(statement)));
            }
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        connection.close();
        return Optional.empty();
    }

    private static boolean isLocked(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select pg_try_advisory_lock(hashtext('reeve copies'), 0)")) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static long next(Statement statement) throws SQLException {
        try (ResultSet row =
                statement.executeQuery("update reeve.copy_turn set number = number + 1 returning number")) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void confirm(Connection working) throws SQLException {
        try (PreparedStatement latest =
                working.prepareStatement("select from reeve.copy_turn where number = ? for share")) {
            latest.setLong(1, number);
            try (ResultSet row = latest.executeQuery()) {
                if (!row.next()) {
                    throw new SQLTransientException("another node has the turn at the copies of views");
                }
            }
        }
    }

    /** A connection that is gone has taken the lock with it, and another node may be at it. */
    public boolean isHeld() throws SQLException {
        return connection.isValid(PATIENCE_SECONDS);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
