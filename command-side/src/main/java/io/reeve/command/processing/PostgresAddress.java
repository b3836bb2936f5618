package io.reeve.command.processing;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Where a connection of one's own, outside any pool, comes from. */
record PostgresAddress(String url, String user, String password) {

    static PostgresAddress of(HikariDataSource pool) {
        return new PostgresAddress(
                pool.getJdbcUrl(),
                pool.getCredentials().getUsername(),
                pool.getCredentials().getPassword());
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    /** The password is nobody's business. */
    @Override
    public String toString() {
        return url;
    }
}
