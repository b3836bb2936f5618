package io.reeve.bench;

import io.reeve.kernel.ledger.LeafHash;
import io.reeve.kernel.ledger.LogRow;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/**
 * A log as long as it is wanted, made of a short one: its events again and again, each time with other ids, so that what
 * belonged together still does. Earlier times come before; positions, times and leaf hashes are those of a true log. What is
 * encrypted for people stays closed, as if all of them had been forgotten.
 */
final class RepeatedLog {

    private static final String COLUMNS =
            "position, event_id, aggregate_type, aggregate_id, sequence, name, revision, recorded_at, payload,"
                    + " metadata";
    private static final Instant POSTGRESQL_EPOCH = Instant.parse("2000-01-01T00:00:00Z");
    private static final byte[] COPY_HEADER = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    private static final Pattern OF = Pattern.compile("\"of\"\\s*:\\s*\\[([^]]*)]");
    private static final int BATCH = 1_000;

    private final List<LogRow> once;
    private final LeafHash leafHash = new LeafHash();

    private RepeatedLog(List<LogRow> once) {
        this.once = once;
    }

    /** No more than the first so many events are taken. */
    static RepeatedLog of(Database server, int most) throws SQLException {
        List<LogRow> rows = new ArrayList<>();
        try (Connection connection = server.connect();
                PreparedStatement select = connection.prepareStatement(
                        "select " + COLUMNS + " from reeve.event order by position limit " + most)) {
            connection.setAutoCommit(false);
            select.setFetchSize(BATCH);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rows.add(new LogRow(
                            row.getLong(1),
                            row.getObject(2, UUID.class),
                            row.getString(3),
                            row.getString(4),
                            row.getLong(5),
                            row.getString(6),
                            row.getString(7),
                            row.getObject(8, OffsetDateTime.class).toInstant(),
                            row.getBytes(9),
                            row.getBytes(10)));
                }
            }
        }
        if (rows.isEmpty()) {
            throw new IllegalStateException("the log is empty");
        }
        return new RepeatedLog(rows);
    }

    /** Into an empty log. */
    void writeTo(Database database, long events) throws SQLException, IOException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            LogRow last = once.getLast();
            try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(
                    new PGCopyOutputStream(
                            connection.unwrap(PGConnection.class),
                            "copy reeve.event (" + COLUMNS + ", leaf_hash) from stdin (format binary)"),
                    1 << 16))) {
                out.write(COPY_HEADER);
                for (long position = 1; position <= events; position++) {
                    last = at(position, events);
                    write(out, last);
                }
                out.writeShort(-1);
            }
            try (PreparedStatement head = connection.prepareStatement(
                    "update reeve.log_head set position = ?, recorded_at = ?::timestamptz")) {
                head.setLong(1, events);
                head.setString(2, last.recordedAt().toString());
                head.executeUpdate();
            }
            forget(connection, rounds(events));
            statement.execute("vacuum analyze reeve.event");
        }
    }

    private int rounds(long events) {
        return Math.toIntExact((events + once.size() - 1) / once.size());
    }

    private LogRow at(long position, long events) {
        int round = Math.toIntExact((position - 1) / once.size());
        LogRow row = once.get(Math.toIntExact((position - 1) % once.size()));
        Duration span = Duration.between(
                        once.getFirst().recordedAt(), once.getLast().recordedAt())
                .plusSeconds(1);
        return new LogRow(
                position,
                UUID.fromString(again(row.eventId().toString(), round)),
                row.aggregateType(),
                row.aggregateId().contains("-") ? again(row.aggregateId(), round) : row.aggregateId() + "-" + round,
                row.sequence(),
                row.name(),
                row.revision(),
                row.recordedAt().minus(span.multipliedBy(rounds(events) - 1L - round)),
                again(row.payload(), round),
                again(row.metadata(), round));
    }

    private void write(DataOutputStream out, LogRow row) throws IOException {
        out.writeShort(11);
        number(out, row.position());
        out.writeInt(2 * Long.BYTES);
        out.writeLong(row.eventId().getMostSignificantBits());
        out.writeLong(row.eventId().getLeastSignificantBits());
        text(out, row.aggregateType());
        text(out, row.aggregateId());
        number(out, row.sequence());
        text(out, row.name());
        text(out, row.revision());
        number(out, ChronoUnit.MICROS.between(POSTGRESQL_EPOCH, row.recordedAt()));
        bytes(out, row.payload());
        bytes(out, row.metadata());
        bytes(out, leafHash.of(row).bytes());
    }

    private static void number(DataOutputStream out, long value) throws IOException {
        out.writeInt(Long.BYTES);
        out.writeLong(value);
    }

    private static void text(DataOutputStream out, String value) throws IOException {
        bytes(out, value.getBytes(StandardCharsets.UTF_8));
    }

    private static void bytes(DataOutputStream out, byte[] value) throws IOException {
        out.writeInt(value.length);
        out.write(value);
    }

    /** Those for whom anything is encrypted; each of them has to be known as forgotten. */
    private void forget(Connection connection, int rounds) throws SQLException {
        Set<String> people = new LinkedHashSet<>();
        for (LogRow row : once) {
            Matcher sealed = OF.matcher(new String(row.payload(), StandardCharsets.UTF_8));
            while (sealed.find()) {
                for (String person : sealed.group(1).split(",", -1)) {
                    people.add(person.strip().replace("\"", ""));
                }
            }
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into reeve.person_key (person_id, forgotten_at) select unnest(?::text[]), now()"
                        + " on conflict do nothing")) {
            for (int round = 0; round < rounds; round++) {
                int number = round;
                insert.setArray(
                        1,
                        connection.createArrayOf(
                                "text",
                                people.stream()
                                        .map(person -> again(person, number))
                                        .toArray(String[]::new)));
                insert.executeUpdate();
            }
        }
    }

    private static String again(String text, int round) {
        return new String(again(text.getBytes(StandardCharsets.UTF_8), round), StandardCharsets.UTF_8);
    }

    /** A part of each id tells the round. */
    private static byte[] again(byte[] text, int round) {
        byte[] other = text.clone();
        for (int start = 0; start + 36 <= other.length; start++) {
            if (isId(other, start)) {
                for (int digit = 0; digit < 4; digit++) {
                    other[start + 24 + digit] = (byte) Character.forDigit(round >> (12 - 4 * digit) & 0xf, 16);
                }
                start += 35;
            }
        }
        return other;
    }

    private static boolean isId(byte[] text, int start) {
        if (text[start + 8] != '-' || text[start + 13] != '-' || text[start + 18] != '-' || text[start + 23] != '-') {
            return false;
        }
        for (int i = 0; i < 36; i++) {
            byte character = text[start + i];
            if (character != '-' && Character.digit(character, 16) < 0) {
                return false;
            }
        }
        return true;
    }
}
