package io.reeve.command.processing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;

/**
 * The transactions of the processes. They do not wait for the disk: what a crash takes back are tokens together with the
 * rows written beside them, and the events since then are simply handled once more. See docs/adr/0010.
 */
final class ProcessorTransactions extends DataSourceTransactionManager {

    private static final long serialVersionUID = 1L;

    ProcessorTransactions(DataSource processing) {
        super(processing);
    }

    @Override
    protected void prepareTransactionalConnection(Connection connection, TransactionDefinition definition)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local synchronous_commit to off");
        }
    }
}
