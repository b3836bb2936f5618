package io.reeve.command.fact;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Facts that come from the events of one family, each by itself. */
public interface FactsOf<E> extends FactTable {

    Class<E> family();

    /** {@code position} is where in the log the event is. */
    void record(E event, long position, FactBatch batch) throws SQLException;

    @Override
    default boolean concerns(Object payload) {
        return family().isInstance(payload);
    }

    @Override
    default void record(Connection connection, List<RecordedEvent> events) throws SQLException {
        try (FactBatch batch = new FactBatch(connection)) {
            for (RecordedEvent event : events) {
                record(family().cast(event.payload()), event.position(), batch);
            }
            batch.flush();
        }
    }
}
