package io.reeve.command.fact;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Statements that record facts, executed in the order in which they are added. Those of the same text that follow each
 * other go to the database together, so that a batch of like events costs one round trip.
 */
public final class FactBatch implements AutoCloseable {

    private final Connection connection;
    private @Nullable String sql;
    private @Nullable PreparedStatement statement;

    public FactBatch(Connection connection) {
        this.connection = connection;
    }

    /** Values are bound in their order; of types that the driver knows. */
    public void add(String text, @Nullable Object... values) throws SQLException {
        PreparedStatement batched = batched(text);
        for (int i = 0; i < values.length; i++) {
            batched.setObject(i + 1, values[i]);
        }
        batched.addBatch();
    }

    private PreparedStatement batched(String text) throws SQLException {
        PreparedStatement open = statement;
        if (open != null && text.equals(sql)) {
            return open;
        }
        flush();
        PreparedStatement fresh = connection.prepareStatement(text);
        sql = text;
        statement = fresh;
        return fresh;
    }

    /** Executes what was added since the last time. */
    public void flush() throws SQLException {
        PreparedStatement open = statement;
        if (open != null) {
            statement = null;
            try (open) {
                open.executeBatch();
            }
        }
    }

    /** Gives up what was not flushed. */
    @Override
    public void close() throws SQLException {
        if (statement != null) {
            statement.close();
        }
    }
}
