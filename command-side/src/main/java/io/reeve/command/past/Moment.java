package io.reeve.command.past;

import io.reeve.kernel.StartRefused;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A place in the history: everything up to {@code position} had happened, and nothing after it.
 *
 * @param recordedAt when the event at that position was recorded
 * @param before the end of that moment, exclusive, unless it lasts until now: what came later, though not by an event, is not of
 *     then either
 */
record Moment(long position, Instant recordedAt, @Nullable Instant before) {

    private static final String HEAD = """
            select h.position, h.recorded_at, e.recorded_at, clock_timestamp()
            from reeve.log_head h left join reeve.event e on e.position = 1""";

    /** A time is given as the first instant that is later than what is meant; {@code asked} is how it was asked for. */
    record Wanted(
            String asked, @Nullable Long position, @Nullable Instant before) {}

    /** Refused when the log had not begun then, or has not come to it yet. */
    static Moment of(Connection connection, Wanted wanted) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(HEAD);
                ResultSet row = select.executeQuery()) {
            if (!row.next() || row.getLong(1) == 0) {
                throw new StartRefused("Nothing has ever happened here: the log is empty, and has no past to show.");
            }
            long head = row.getLong(1);
            Instant ended = instant(row, 2);
            Instant began = instant(row, 3);
            Instant before = wanted.before();
            if (before != null && before.isAfter(instant(row, 4).plusSeconds(1))) {
                throw new StartRefused(wanted.asked() + " is still to come: the log ends, for now, at position " + head
                        + " of " + ended + ".");
            }
            if (before != null && !before.isAfter(began)) {
                throw new StartRefused(
                        "At " + wanted.asked() + " nothing had happened yet: the log begins at " + began + ".");
            }
            long position = before == null ? given(wanted, head, ended) : positionBefore(connection, before);
            return at(connection, position, before);
        }
    }

    private static long given(Wanted wanted, long head, Instant ended) {
        Long position = wanted.position();
        if (position == null || position < 1) {
            throw new StartRefused("Before position 1 nothing had happened: the log begins there.");
        }
        if (position > head) {
            throw new StartRefused(
                    "The log has no position " + position + " yet: it ends at position " + head + " of " + ended + ".");
        }
        return position;
    }

    private static long positionBefore(Connection connection, Instant before) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select reeve.position_before(?)")) {
            select.setObject(1, before.atOffset(ZoneOffset.UTC));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static Moment at(Connection connection, long position, @Nullable Instant before) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select e.recorded_at, next.recorded_at
                from reeve.event e left join reeve.event next on next.position = e.position + 1 where e.position = ?""")) {
            select.setLong(1, position);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("the log lacks position " + position, "55000");
                }
                boolean last = row.getObject(2) == null;
                return new Moment(position, instant(row, 1), before != null ? before : last ? null : instant(row, 2));
            }
        }
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
