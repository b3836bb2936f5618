package io.reeve.query.projection;

import io.reeve.kernel.Uuids;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;

/** The dead letters of a copy, written as those of the live one are: they become its own when it takes the place. */
record CopyLetters(Connection connection) {

    private static final int LONGEST = 1000;

    private static final String PARK = """
        insert into reeve.dead_letter_entry (letter_id, processing_group, sequence_id, sequence_index, position, event_id,
                                             enqueued_at, last_touched, cause_type, cause_message, diagnostics)
        select ?, ?, ?, coalesce(max(sequence_index), 0) + 1, ?, ?, ?, ?, ?, ?, ?
        from reeve.dead_letter_entry where processing_group = ? and sequence_id = ?\
        """;

    /** {@code cause} is absent for an event that only waits behind another. */
    void park(Copy copy, TrackedEventMessage<?> event, @Nullable Throwable cause) throws SQLException {
        Throwable reason = cause == null ? null : NestedExceptionUtils.getMostSpecificCause(cause);
        String now = DateTimeUtils.formatInstant(Instant.now());
        try (PreparedStatement park = connection.prepareStatement(PARK)) {
            park.setString(1, Uuids.next().toString());
            park.setString(2, copy.group());
            park.setString(3, copy.keyOf(event));
            park.setLong(4, LogChunks.positionOf(event));
            park.setString(5, event.getIdentifier());
            park.setString(6, now);
            park.setString(7, now);
            park.setString(8, reason == null ? null : reason.getClass().getName());
            park.setString(9, reason == null ? null : firstLine(reason));
            park.setBytes(10, "{}".getBytes(StandardCharsets.UTF_8));
            park.setString(11, copy.group());
            park.setString(12, copy.keyOf(event));
            park.executeUpdate();
        }
    }

    Set<String> keys(String group) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select distinct sequence_id from reeve.dead_letter_entry where processing_group = ?")) {
            select.setString(1, group);
            Set<String> keys = new HashSet<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    keys.add(row.getString(1));
                }
            }
            return keys;
        }
    }

    /** What comes after it may be a statement, or the row that offended: somebody's data, in a place meant for none. */
    private static String firstLine(Throwable reason) {
        String message = reason.getMessage();
        String line = message == null ? "" : message.lines().findFirst().orElse("");
        return line.length() > LONGEST ? line.substring(0, LONGEST) : line;
    }
}
