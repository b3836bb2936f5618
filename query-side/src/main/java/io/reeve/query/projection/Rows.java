package io.reeve.query.projection;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The rows of a view as its event handlers write them: in the transaction that also stores how far the view has come. */
public final class Rows {

    private final DataSource processing;
    private final JdbcClient client;

    Rows(DataSource processing) {
        this.processing = processing;
        this.client = JdbcClient.create(processing);
    }

    /**
     * A statement in the transaction of the event that is being handled. While a copy is filled an update may be sent later,
     * together with others: the number it gives is good for {@link #exactlyOne} and for nothing else.
     */
    public JdbcClient.StatementSpec sql(String sql) {
        if (!TransactionSynchronizationManager.hasResource(processing)) {
            throw new IllegalStateException("rows are written by event handlers only; a query uses Read");
        }
        Collected collected = Collected.current();
        return collected == null ? client.sql(sql) : new CollectedStatement(collected, client, sql);
    }

    /** An update that hits no row, or several where one was meant, is an error in the view, not a shrug. */
    public static void exactlyOne(int rows) {
        Collected collected = rows == Collected.NOT_KNOWN_YET ? Collected.current() : null;
        if (collected != null) {
            collected.lastChangesOneRow();
        } else if (rows != 1) {
            throw new IllegalStateException("expected to change one row, but changed " + rows);
        }
    }
}
