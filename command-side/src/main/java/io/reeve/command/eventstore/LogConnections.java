package io.reeve.command.eventstore;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Opens the connections that are kept for one purpose, outside any pool. */
public record LogConnections(
        String url, @Nullable String user, @Nullable String password, LogSettings settings) {

    /** {@code role} is what the database shows this connection as. */
    public Connection open(String role) throws SQLException {
        Properties properties = new Properties();
        if (user != null) {
            properties.setProperty("user", user);
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
        properties.setProperty("ApplicationName", "reeve " + role);
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty(
                "socketTimeout", Long.toString(settings.answerTimeout().toSeconds()));
        return DriverManager.getConnection(url, properties);
    }
}
