package io.reeve.command.reservation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The reservations that one batch touches, read under the appender's lock. Units ask one after the other, so each sees
 * what those before it took and gave back; the sum is written once.
 */
public final class ReservationBook {

    private record Key(String scope, String value) {}

    private final Map<Key, @Nullable String> owners = new HashMap<>();
    private final Map<Key, @Nullable String> changed = new LinkedHashMap<>();

    private ReservationBook() {}

    /** Reads who owns what {@code changes} are about. */
    public static ReservationBook read(Connection connection, Collection<ReservationChange> changes)
            throws SQLException {
        ReservationBook book = new ReservationBook();
        if (changes.isEmpty()) {
            return book;
        }
        try (PreparedStatement select = connection.prepareStatement("""
                select scope, value, owner from reeve.reservation
                where (scope, value) in (select * from unnest(?::text[], ?::text[]))""")) {
            List<Key> keys = changes.stream()
                    .map(change -> new Key(change.scope(), change.value()))
                    .distinct()
                    .toList();
            select.setArray(1, text(connection, keys.stream().map(Key::scope).toArray(String[]::new)));
            select.setArray(2, text(connection, keys.stream().map(Key::value).toArray(String[]::new)));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    book.owners.put(new Key(rows.getString(1), rows.getString(2)), rows.getString(3));
                }
            }
        }
        return book;
    }

    /** Enters all changes of one unit, or none of them and tells why. */
    public Optional<RuntimeException> enter(List<ReservationChange> unit) {
        Map<Key, @Nullable String> wanted = new LinkedHashMap<>();
        for (ReservationChange change : unit) {
            Key key = new Key(change.scope(), change.value());
            String owner = wanted.containsKey(key) ? wanted.get(key) : owners.get(key);
            boolean mine = change.owner().equals(owner);
            switch (change) {
                case ReservationChange.Take take
                when owner != null && !mine -> {
                    return Optional.of(take.refusal().apply(owner));
                }
                case ReservationChange.Take take -> wanted.put(key, take.owner());
                case ReservationChange.Release release when mine -> wanted.put(key, null);
                case ReservationChange.Release release -> {}
            }
        }
        owners.putAll(wanted);
        changed.putAll(wanted);
        return Optional.empty();
    }

    /** Writes what the units that were let in have changed. */
    public void write(Connection connection) throws SQLException {
        if (changed.isEmpty()) {
            return;
        }
        try (PreparedStatement write = connection.prepareStatement("""
                with wanted as (select * from unnest(?::text[], ?::text[], ?::text[]) as wanted (scope, value, owner)),
                     given_back as (delete from reeve.reservation held using wanted
                                    where (held.scope, held.value) = (wanted.scope, wanted.value) and wanted.owner is null)
                insert into reeve.reservation (scope, value, owner)
                select scope, value, owner from wanted where owner is not null
                on conflict (scope, value) do update set owner = excluded.owner""")) {
            write.setArray(
                    1,
                    text(connection, changed.keySet().stream().map(Key::scope).toArray(String[]::new)));
            write.setArray(
                    2,
                    text(connection, changed.keySet().stream().map(Key::value).toArray(String[]::new)));
            write.setArray(3, text(connection, changed.values().toArray(String[]::new)));
            write.executeUpdate();
        }
    }

    private static java.sql.Array text(Connection connection, @Nullable String[] values) throws SQLException {
        return connection.createArrayOf("text", values);
    }
}
