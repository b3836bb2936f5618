package io.reeve.query.projection;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The views as query handlers read them: on connections of their own, which see nothing else and cannot write. */
public final class Read implements AutoCloseable {

    private final HikariDataSource connections;
    private final JdbcTemplate template;
    private final JdbcClient client;
    private final TransactionTemplate moments;

    Read(HikariDataSource connections) {
        this.connections = connections;
        this.template = new JdbcTemplate(connections);
        this.client = JdbcClient.create(template);
        this.moments = new TransactionTemplate(new JdbcTransactionManager(connections));
        moments.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        moments.setReadOnly(true);
    }

    public JdbcClient.StatementSpec sql(String sql) {
        return client.sql(sql);
    }

    /** The last position of the log, 0 when nothing was ever recorded. */
    public long head() {
        return sql("select position from reeve.log_head").query(Long.class).single();
    }

    /** The last position that was recorded before the moment, 0 when there is none. */
    public long headBefore(Instant moment) {
        return sql("select reeve.position_before(?)")
                .param(moment.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    /** All that {@code work} reads, through {@link #sql} too, stands as it stood at one moment. */
    <R> R atOneMoment(ConnectionCallback<R> work) {
        return Objects.requireNonNull(moments.execute(_ -> template.execute(work)));
    }

    @Override
    public void close() {
        connections.close();
    }
}
