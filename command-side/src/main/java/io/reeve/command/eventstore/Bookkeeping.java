package io.reeve.command.eventstore;

import io.reeve.command.fact.FactTable;
import io.reeve.command.fact.Invariant;
import io.reeve.command.fact.RecordedEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What is written in the transaction of the events because of them, and what it must not come to. */
record Bookkeeping(List<FactTable> tables, List<Invariant> invariants) {

    /** @throws io.reeve.kernel.Rejection when something that held before does not hold any more afterwards */
    void record(Connection connection, List<RecordedEvent> events) throws SQLException {
        List<Invariant> atStake = atStake(connection, events);
        for (FactTable table : tables) {
            List<RecordedEvent> concerned = events.stream()
                    .filter(event -> table.concerns(event.payload()))
                    .toList();
            if (!concerned.isEmpty()) {
                table.record(connection, concerned);
            }
        }
        for (Invariant invariant : atStake) {
            if (!invariant.holds(connection)) {
                throw invariant.refusal();
            }
        }
    }

    private List<Invariant> atStake(Connection connection, List<RecordedEvent> events) throws SQLException {
        List<Invariant> atStake = new ArrayList<>();
        for (Invariant invariant : invariants) {
            if (events.stream().anyMatch(event -> invariant.concerns(event.payload())) && invariant.holds(connection)) {
                atStake.add(invariant);
            }
        }
        return atStake;
    }
}
