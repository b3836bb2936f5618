package io.reeve.query.projection;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Opens connections of one's own, outside any pool, to where the pool of the processors leads. */
record Connections(HikariDataSource address) {

    /** {@code role} is what the database shows this connection as. */
    Connection open(String role) throws SQLException {
        return DriverManager.getConnection(address.getJdbcUrl(), properties(role));
    }

    /** The driver makes one statement of many that insert; how many rows each of them has added is not known then. */
    Connection openForMuch(String role) throws SQLException {
        Properties properties = properties(role);
        properties.setProperty("reWriteBatchedInserts", "true");
        return DriverManager.getConnection(address.getJdbcUrl(), properties);
    }

    private Properties properties(String role) {
        Properties properties = new Properties();
        properties.setProperty("user", address.getCredentials().getUsername());
        properties.setProperty("password", address.getCredentials().getPassword());
        properties.setProperty("ApplicationName", "reeve " + role);
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("connectTimeout", "5");
        // the details of an error are the values of a row, and end in the log
        properties.setProperty("logServerErrorDetail", "false");
        // what is written over such a connection is written many times
        properties.setProperty("prepareThreshold", "1");
        return properties;
    }
}
