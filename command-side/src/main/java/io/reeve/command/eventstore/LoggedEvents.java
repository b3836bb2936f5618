package io.reeve.command.eventstore;

import io.reeve.kernel.audit.AwaitEvents;
import io.reeve.kernel.audit.LoggedEvent;
import io.reeve.kernel.audit.ReadEvents;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Shows rows of the log to auditors: from the disk, never from memory, and never longer on a connection than one read. */
final class LoggedEvents {

    private static final String AT_POSITIONS = """
            select position, event_id, aggregate_type, aggregate_id, sequence, name, revision, recorded_at, payload,
                   metadata, encode(leaf_hash, 'hex') as leaf_hash
            from reeve.event where position = any(?) order by position""";

    private record Row(StoredEvent event, String leafHash) {}

    private final JdbcClient jdbc;
    private final EventCodec codec;
    private final LogTail tail;

    LoggedEvents(DataSource pool, EventCodec codec, LogTail tail) {
        this.jdbc = JdbcClient.create(pool);
        this.codec = codec;
        this.tail = tail;
    }

    @QueryHandler
    List<LoggedEvent> handle(ReadEvents query) {
        query.requireReader();
        List<Row> rows = jdbc.sql(AT_POSITIONS)
                .param(query.positions().toArray(Long[]::new))
                .query((row, number) -> row(row))
                .list();
        List<StoredEvent> stored = rows.stream().map(Row::event).toList();
        List<StoredEvent> told = query.asStored() ? stored : codec.reveal(stored);
        List<LoggedEvent> events = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            StoredEvent event = told.get(i);
            events.add(logged(
                    event,
                    query.asStored() ? text(event.payload()) : codec.shown(event),
                    rows.get(i).leafHash()));
        }
        return events;
    }

    @QueryHandler
    long handle(AwaitEvents query) throws InterruptedException {
        tail.buffer().await(query.position(), query.patience().toNanos());
        return tail.buffer().head();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(LogRows.row(row), row.getString("leaf_hash"));
    }

    private static LoggedEvent logged(StoredEvent event, String payload, String leafHash) {
        return new LoggedEvent(
                event.position(),
                event.id(),
                event.aggregateType(),
                event.aggregateId(),
                event.sequence(),
                event.name(),
                event.revision(),
                event.recordedAt(),
                payload,
                text(event.metadata()),
                leafHash);
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
