package io.reeve.command.eventstore;

import io.reeve.kernel.Rejection;
import io.reeve.kernel.idempotency.IdempotencyRecord;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;

/**
 * What is committed of the things a batch touches, read under the appender's lock. Units are judged one after the other,
 * and each sees those before it.
 */
final class Committed {

    private final Map<UUID, Long> positions = new HashMap<>();
    private final Map<String, Long> lastSequences = new HashMap<>();
    private final Map<String, IdempotencyRecord> records = new HashMap<>();
    private final Set<String> people = new HashSet<>();

    private Committed() {}

    static Committed read(Connection connection, List<AppendUnit> units) throws SQLException {
        Committed committed = new Committed();
        List<NewEvent> events =
                units.stream().flatMap(unit -> unit.events().stream()).toList();
        committed.read(
                connection,
                "select event_id, position from reeve.event where event_id = any(?)",
                "uuid",
                events.stream().map(NewEvent::id),
                row -> committed.positions.put(row.getObject(1, UUID.class), row.getLong(2)));
        committed.read(
                connection,
                "select aggregate_id, max(sequence) from reeve.event where aggregate_id = any(?) group by aggregate_id",
                "text",
                events.stream().map(NewEvent::aggregateId).distinct(),
                row -> committed.lastSequences.put(row.getString(1), row.getLong(2)));
        committed.read(
                connection,
                "select scope, body_hash, status, ids from reeve.idempotency where scope = any(?)",
                "text",
                units.stream()
                        .map(AppendUnit::idempotency)
                        .filter(Objects::nonNull)
                        .map(IdempotencyRecord::scope),
                row -> committed.records.put(row.getString(1), record(row)));
        committed.read(
                connection,
                "select person_id from reeve.person_key where person_id = any(?)",
                "text",
                units.stream().flatMap(unit -> unit.newKeys().keySet().stream()).distinct(),
                row -> committed.people.add(row.getString(1)));
        return committed;
    }

    /** The verdict on a unit that needs not, or must not, be written. */
    Optional<Verdict> judge(AppendUnit unit) {
        return alreadyWritten(unit).or(() -> refusal(unit).map(Verdict.Refused::new));
    }

    /** The unit will be written: those after it must see it. */
    void admit(AppendUnit unit) {
        unit.events().forEach(event -> lastSequences.put(event.aggregateId(), event.sequence()));
        if (unit.idempotency() != null) {
            records.put(unit.idempotency().scope(), unit.idempotency());
        }
        people.addAll(unit.newKeys().keySet());
    }

    /** A try whose answer was lost may have got through; a unit without events is known by its record. */
    private Optional<Verdict> alreadyWritten(AppendUnit unit) {
        if (unit.events().isEmpty()) {
            IdempotencyRecord record = unit.idempotency();
            return record != null && record.equals(records.get(record.scope()))
                    ? Optional.of(new Verdict.Written(Positions.NONE))
                    : Optional.empty();
        }
        Long first = positions.get(unit.events().getFirst().id());
        Long last = positions.get(unit.events().getLast().id());
        return first == null || last == null
                ? Optional.empty()
                : Optional.of(new Verdict.Written(new Positions(first, last)));
    }

    private Optional<RuntimeException> refusal(AppendUnit unit) {
        if (unit.idempotency() != null && records.containsKey(unit.idempotency().scope())) {
            return Optional.of(
                    Rejection.conflict(IdempotencyRecord.TAKEN, "Another call with this Idempotency-Key was faster."));
        }
        Map<String, Long> sequences = new HashMap<>();
        for (NewEvent event : unit.events()) {
            long last =
                    sequences.getOrDefault(event.aggregateId(), lastSequences.getOrDefault(event.aggregateId(), -1L));
            if (event.sequence() != last + 1) {
                return Optional.of(lost(event, last));
            }
            sequences.put(event.aggregateId(), event.sequence());
        }
        return unit.newKeys().keySet().stream()
                .filter(people::contains)
                .findFirst()
                .map(person -> new ConcurrencyException("a key for person " + person + " was made at the same time"));
    }

    private static RuntimeException lost(NewEvent event, long last) {
        return event.sequence() == 0
                ? new AggregateStreamCreationException(
                        event.aggregateType() + " " + event.aggregateId() + " exists already")
                : new ConcurrencyException(event.aggregateType() + " " + event.aggregateId() + " stands at " + last
                        + ", not before " + event.sequence());
    }

    private static IdempotencyRecord record(ResultSet row) throws SQLException {
        return new IdempotencyRecord(row.getString(1), row.getString(2), row.getInt(3), Arrays.asList((String[])
                row.getArray(4).getArray()));
    }

    private interface Row {
        void take(ResultSet row) throws SQLException;
    }

    private void read(Connection connection, String sql, String type, Stream<?> keys, Row each) throws SQLException {
        Object[] wanted = keys.toArray();
        if (wanted.length == 0) {
            return;
        }
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, connection.createArrayOf(type, wanted));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    each.take(rows);
                }
            }
        }
    }
}
