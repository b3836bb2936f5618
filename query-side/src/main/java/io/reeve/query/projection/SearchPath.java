package io.reeve.query.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;

/**
 * Where names without a schema are looked for. It is left in place for whoever has the connection next, because the driver
 * throws away all that it has prepared on a connection whose path changes: each statement would be parsed and planned anew.
 * Servers before PostgreSQL 18 do not tell where they are, and are told each time.
 */
final class SearchPath {

    private SearchPath() {}

    static void enter(Connection connection, String schema) throws SQLException {
        if (!schema.equals(connection.unwrap(PGConnection.class).getParameterStatus("search_path"))) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("set search_path to " + schema);
            }
        }
    }
}
