package io.reeve.query.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;

/**
 * The transactions that views are filled in: they see the tables of one schema and nothing behind it, and do not wait for
 * the disk (what a crash takes back is rows and token together, so it is filled in again: docs/adr/0010).
 */
final class ViewTransactions extends DataSourceTransactionManager {

    private static final long serialVersionUID = 1L;

    private final String schema;

    ViewTransactions(DataSource processing, Target target) {
        super(processing);
        this.schema = target.schema();
    }

    @Override
    protected void prepareTransactionalConnection(Connection connection, TransactionDefinition definition)
            throws SQLException {
        SearchPath.enter(connection, schema);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local synchronous_commit to off");
        }
    }
}
