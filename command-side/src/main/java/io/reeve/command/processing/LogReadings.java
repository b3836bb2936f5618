package io.reeve.command.processing;

import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What has to be asked of the database to tell how far processors are. */
final class LogReadings {

    private final JdbcClient client;
    private final Reading<Log> reading = new Reading<>(this::read);

    LogReadings(JdbcClient client) {
        this.client = client;
    }

    double head() {
        return reading.tell(Log::head);
    }

    double parked(String group) {
        return reading.tell(log -> log.parked().getOrDefault(group, 0L));
    }

    /** How long the event at {@code position} has been there; 0 where there is none yet. */
    double secondsWaiting(long position) {
        return reading.tell(log -> position > log.head()
                ? 0
                : client.sql(
                                "select extract(epoch from clock_timestamp() - recorded_at)::float8 from reeve.event where position = ?")
                        .param(position)
                        .query(Double.class)
                        .optional()
                        .orElse(0.0));
    }

    private Log read() {
        long head = client.sql("select position from reeve.log_head")
                .query(Long.class)
                .single();
        Map<String, Long> parked = new HashMap<>();
        client.sql("select processing_group, count(*) from reeve.dead_letter_entry group by 1")
                .query(row -> {
                    parked.put(row.getString(1), row.getLong(2));
                });
        return new Log(head, parked);
    }

    private record Log(long head, Map<String, Long> parked) {}
}
