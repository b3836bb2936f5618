package io.reeve.command.eventstore;

import io.reeve.kernel.idempotency.IdempotencyRecord;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Writes what a unit carries beside its events, where it carries any: the answer to a repeat, new keys, keys to delete. */
final class SideRecords {

    private final PreparedStatement remember;
    private final PreparedStatement addKey;
    private final PreparedStatement forget;
    private final PreparedStatement tell;
    private final Connection connection;

    SideRecords(Connection connection) throws SQLException {
        this.connection = connection;
        remember = connection.prepareStatement("""
                insert into reeve.idempotency
                    (scope, body_hash, status, ids, recorded_at, first_position, last_position)
                values (?, ?, ?, ?, ?, ?, ?)""");
        addKey = connection.prepareStatement("insert into reeve.person_key (person_id, wrapped_key) values (?, ?)");
        forget = connection.prepareStatement("""
                insert into reeve.person_key (person_id, forgotten_at) values (?, ?)
                on conflict (person_id) do update set wrapped_key = null, forgotten_at = excluded.forgotten_at
                where reeve.person_key.forgotten_at is null""");
        tell = connection.prepareStatement("select pg_notify('reeve_forgotten', ?)");
    }

    void write(List<PlacedUnit> units, Instant now) throws SQLException {
        boolean remembers = false;
        boolean addsKeys = false;
        for (PlacedUnit placed : units) {
            IdempotencyRecord record = placed.unit().idempotency();
            if (record != null) {
                addRecord(record, placed.at(), now);
                remembers = true;
            }
            for (Map.Entry<String, byte[]> key : placed.unit().newKeys().entrySet()) {
                addKey.setString(1, key.getKey());
                addKey.setBytes(2, key.getValue());
                addKey.addBatch();
                addsKeys = true;
            }
        }
        if (remembers) {
            remember.executeBatch();
        }
        if (addsKeys) {
            addKey.executeBatch();
        }
        for (PlacedUnit placed : units) {
            for (String person : placed.unit().forgotten()) {
                forget(person, now);
            }
        }
    }

    private void addRecord(IdempotencyRecord record, Positions at, Instant now) throws SQLException {
        remember.setString(1, record.scope());
        remember.setString(2, record.bodyHash());
        remember.setInt(3, record.status());
        remember.setArray(4, connection.createArrayOf("text", record.ids().toArray()));
        remember.setObject(5, now.atOffset(ZoneOffset.UTC));
        remember.setObject(6, at.isEmpty() ? null : at.first(), Types.BIGINT);
        remember.setObject(7, at.isEmpty() ? null : at.last(), Types.BIGINT);
        remember.addBatch();
    }

    private void forget(String person, Instant now) throws SQLException {
        forget.setString(1, person);
        forget.setObject(2, now.atOffset(ZoneOffset.UTC));
        forget.executeUpdate();
        tell.setString(1, person);
        tell.executeQuery().close();
    }
}
