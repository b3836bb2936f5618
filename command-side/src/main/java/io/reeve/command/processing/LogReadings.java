package io.reeve.command.processing;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;

/**
 * What has to be asked of the database to tell how far processors are: asked at most once a second, however many gauges
 * there are, and NaN while the database is away.
 */
final class LogReadings {

    private static final Logger LOG = LoggerFactory.getLogger(LogReadings.class);
    private static final long FRESH = Duration.ofSeconds(1).toNanos();

    private final JdbcClient client;
    private long head;
    private Map<String, Long> parked = Map.of();
    private long readAt = System.nanoTime() - FRESH;

    LogReadings(JdbcClient client) {
        this.client = client;
    }

    double head() {
        return ask(() -> head);
    }

    double parked(String group) {
        return ask(() -> parked.getOrDefault(group, 0L));
    }

    /** How long the event at {@code position} has been there; 0 where there is none yet. */
    double secondsWaiting(long position) {
        return ask(() -> position > head
                ? 0
                : client.sql(
                                "select extract(epoch from clock_timestamp() - recorded_at)::float8 from reeve.event where position = ?")
                        .param(position)
                        .query(Double.class)
                        .optional()
                        .orElse(0.0));
    }

    private synchronized double ask(DoubleSupplier answer) {
        try {
            if (System.nanoTime() - readAt >= FRESH) {
                read();
                readAt = System.nanoTime();
            }
            return answer.getAsDouble();
        } catch (DataAccessException | TransactionException e) {
            LOG.debug("no readings while the database is away", e);
            return Double.NaN;
        }
    }

    private void read() {
        head = client.sql("select position from reeve.log_head")
                .query(Long.class)
                .single();
        Map<String, Long> counts = new HashMap<>();
        client.sql("select processing_group, count(*) from reeve.dead_letter_entry group by 1")
                .query(row -> {
                    counts.put(row.getString(1), row.getLong(2));
                });
        parked = counts;
    }
}
