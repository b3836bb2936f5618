package io.reeve.command.processing;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The tables that processes keep for themselves, in schema {@code reeve}: written by event handlers, in the transaction
 * that also stores how far the process has come, so that an event handled twice is seen once.
 */
public final class ProcessTables {

    private final DataSource processing;
    private final JdbcClient client;

    ProcessTables(DataSource processing) {
        this.processing = processing;
        this.client = JdbcClient.create(processing);
    }

    /** A statement in the transaction of the event that is being handled. */
    public JdbcClient.StatementSpec sql(String sql) {
        if (!TransactionSynchronizationManager.hasResource(processing)) {
            throw new IllegalStateException("only a handler of events may use the tables of processes");
        }
        return client.sql(sql);
    }
}
