package io.reeve.command.eventstore;

import static org.awaitility.Awaitility.await;

import io.reeve.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** Somebody who has taken the log's lock and does not let go: what is handed over meanwhile comes in one batch. */
final class HeldLog implements AutoCloseable {

    private final TestDatabase database;
    private final Connection holder;

    HeldLog(TestDatabase database) throws SQLException {
        this.database = database;
        holder = database.dataSource().getConnection();
        holder.setAutoCommit(false);
        try (Statement lock = holder.createStatement()) {
            lock.execute("select 1 from reeve.log_head for update");
        }
    }

    /** Until an appender stands before the lock, with the units it has taken so far. */
    void awaitAppenderAtTheLock() {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> database.jdbc().sql("""
                                select count(*) from pg_stat_activity
                                where application_name = 'reeve appender' and wait_event_type = 'Lock'
                                  and datname = current_database()""").query(Long.class).single() > 0);
    }

    @Override
    public void close() throws SQLException {
        holder.rollback();
        holder.close();
    }
}
