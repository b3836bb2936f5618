package io.reeve.command.processing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.axonframework.common.jdbc.JdbcUtils;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToInitializeTokenException;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of all processors. Nodes that start together on an empty database take turns: with the stock store the
 * second one runs into the first one's rows, and an SQL error in PostgreSQL costs it the transaction and the start.
 */
final class FirstTokens extends JdbcTokenStore {

    FirstTokens(Builder builder) {
        super(builder);
    }

    @Override
    public void initializeTokenSegments(String processorName, int segments, @Nullable TrackingToken initialToken) {
        takeTurns(processorName);
        if (fetchSegments(processorName).length == 0) {
            super.initializeTokenSegments(processorName, segments, initialToken);
        }
    }

    private void takeTurns(String processorName) {
        Connection connection = getConnection();
        try (PreparedStatement lock =
                connection.prepareStatement("select pg_advisory_xact_lock(hashtext('token'), hashtext(?))")) {
            lock.setString(1, processorName);
            lock.execute();
        } catch (SQLException e) {
            throw new UnableToInitializeTokenException("no turn to write the first tokens of " + processorName, e);
        } finally {
            JdbcUtils.closeQuietly(connection);
        }
    }
}
