package io.reeve.command.fact;

import io.reeve.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Events at their positions, recorded in facts as the appender does it. */
public final class RecordedLog {

    private final TestDatabase database;
    private final List<FactTable> tables;
    private final List<RecordedEvent> events = new ArrayList<>();

    public RecordedLog(TestDatabase database, List<? extends FactTable> tables) {
        this.database = database;
        this.tables = List.copyOf(tables);
    }

    /** In one batch. */
    public void record(Object... happened) throws SQLException {
        int first = events.size();
        for (Object event : happened) {
            events.add(new RecordedEvent(events.size() + 1L, event));
        }
        write(events.subList(first, events.size()));
    }

    /** All that was ever recorded, in one batch. */
    public void recordAgain() throws SQLException {
        write(events);
    }

    private void write(List<RecordedEvent> batch) throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            for (FactTable table : tables) {
                List<RecordedEvent> own = batch.stream()
                        .filter(event -> table.concerns(event.payload()))
                        .toList();
                if (!own.isEmpty()) {
                    table.record(connection, own);
                }
            }
        }
    }
}
