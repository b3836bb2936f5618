package io.reeve.command.eventstore;

import io.reeve.kernel.ledger.LeafHash;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Writes the events of a batch, moves the head and tells the readers of every node: one statement, one round trip. */
final class EventInsert {

    private static final String WRITE = """
            with written as (
                insert into reeve.event (position, event_id, aggregate_type, aggregate_id, sequence, name, revision,
                                         recorded_at, payload, metadata, leaf_hash)
                select new.position, new.event_id, new.aggregate_type, new.aggregate_id, new.sequence, new.name,
                       new.revision, head.recorded_at, new.payload, new.metadata, new.leaf_hash
                from unnest(?::bigint[], ?::uuid[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[],
                            ?::bytea[], ?::bytea[], ?::bytea[])
                         as new (position, event_id, aggregate_type, aggregate_id, sequence, name, revision,
                                 payload, metadata, leaf_hash),
                     (select ?::timestamptz as recorded_at) as head),
            moved as (
                update reeve.log_head set position = ?, recorded_at = ?::timestamptz)
            select pg_notify('reeve_log', ?)""";

    private final Connection connection;
    private final PreparedStatement write;
    private final LeafHash leafHash = new LeafHash();

    EventInsert(Connection connection) throws SQLException {
        this.connection = connection;
        this.write = connection.prepareStatement(WRITE);
    }

    void write(PlacedEvents batch) throws SQLException {
        List<NewEvent> events = batch.events();
        if (events.isEmpty()) {
            return;
        }
        Long[] positions = new Long[events.size()];
        byte[][] hashes = new byte[events.size()][];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = batch.positionOf(i);
            hashes[i] = leafHash.of(events.get(i).at(positions[i], batch.head().now()))
                    .bytes();
        }
        array(1, "bigint", positions);
        array(2, "uuid", column(events, NewEvent::id, new UUID[0]));
        array(3, "text", column(events, NewEvent::aggregateType, new String[0]));
        array(4, "text", column(events, NewEvent::aggregateId, new String[0]));
        array(5, "bigint", column(events, NewEvent::sequence, new Long[0]));
        array(6, "text", column(events, NewEvent::name, new String[0]));
        array(7, "text", column(events, NewEvent::revision, new String[0]));
        array(8, "bytea", column(events, NewEvent::payload, new byte[0][]));
        array(9, "bytea", column(events, NewEvent::metadata, new byte[0][]));
        array(10, "bytea", hashes);
        write.setObject(11, batch.head().now().atOffset(ZoneOffset.UTC));
        write.setLong(12, batch.last());
        write.setObject(13, batch.head().now().atOffset(ZoneOffset.UTC));
        write.setString(14, Long.toString(batch.last()));
        write.executeQuery().close();
    }

    private void array(int index, String type, Object[] values) throws SQLException {
        write.setArray(index, connection.createArrayOf(type, values));
    }

    private static <T> T[] column(List<NewEvent> events, Function<NewEvent, T> of, T[] none) {
        return events.stream().map(of).toList().toArray(none);
    }
}
