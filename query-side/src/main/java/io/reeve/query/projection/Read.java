package io.reeve.query.projection;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The views as query handlers read them: on connections of their own, which see nothing else and cannot write. */
public final class Read implements AutoCloseable {

    private final HikariDataSource connections;
    private final JdbcClient client;

    Read(HikariDataSource connections) {
        this.connections = connections;
        this.client = JdbcClient.create(connections);
    }

    public JdbcClient.StatementSpec sql(String sql) {
        return client.sql(sql);
    }

    @Override
    public void close() {
        connections.close();
    }
}
