package io.reeve.query.projection;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** The right to work on copies of views, which one node has at a time: a lock that goes with the connection. */
public final class Turn implements AutoCloseable {

    private static final String LOCK = "pg_try_advisory_lock(hashtext('reeve copies'), 0)";
    private static final int PATIENCE_SECONDS = 5;

    private final Connection connection;

    private Turn(Connection connection) {
        this.connection = connection;
    }

    static Optional<Turn> tryTake(Connections connections) throws SQLException {
        Connection connection = connections.open("copies");
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select " + LOCK)) {
            if (row.next() && row.getBoolean(1)) {
                return Optional.of(new Turn(connection));
            }
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        connection.close();
        return Optional.empty();
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
