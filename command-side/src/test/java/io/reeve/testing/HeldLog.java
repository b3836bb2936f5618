package io.reeve.testing;

import static io.reeve.testing.Soon.soon;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Somebody who has taken the log's lock and does not let go: what is handed over meanwhile comes in one batch. */
public final class HeldLog implements AutoCloseable {

    private final TestDatabase database;
    private final Connection holder;

    public HeldLog(TestDatabase database) throws SQLException {
        this.database = database;
        holder = database.dataSource().getConnection();
        holder.setAutoCommit(false);
        try (Statement lock = holder.createStatement()) {
            lock.execute("select 1 from reeve.log_head for update");
        }
    }

    /** Until the appenders of so many nodes stand before the lock, with the units they have taken so far. */
    public void awaitAppendersAtTheLock(int nodes) {
        soon().until(() -> database.jdbc().sql("""
                                select count(*) from pg_stat_activity
                                where application_name = 'reeve appender' and wait_event_type = 'Lock'
                                  and datname = current_database()""").query(Long.class).single() == nodes);
    }

    @Override
    public void close() throws SQLException {
        holder.rollback();
        holder.close();
    }
}
