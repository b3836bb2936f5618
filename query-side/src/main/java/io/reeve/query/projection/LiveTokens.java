package io.reeve.query.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.Segment;

/**
 * How far each segment of a live view has come, as stored with its rows. What a segment has to do with and is later than that
 * is not in its rows.
 */
record LiveTokens(Map<Segment, Long> positions) {

    private static final String SELECT = """
        select segment, token_type, cast(convert_from(token, 'UTF8') as jsonb) ->> 'globalIndex' as position
        from reeve.token_entry where processor_name = ? order by segment\
        """;

    /** Locked, they stay as they are until the transaction ends. */
    static LiveTokens of(Connection connection, String group, boolean lock) throws SQLException {
        Map<Integer, Long> found = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(lock ? SELECT + " for update" : SELECT)) {
            select.setString(1, group);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    if (!GlobalSequenceTrackingToken.class.getName().equals(row.getString("token_type"))) {
                        throw new IllegalStateException(group + " is at a " + row.getString("token_type")
                                + ", and only where it has simply come to can be told apart from another copy");
                    }
                    found.put(row.getInt("segment"), row.getLong("position"));
                }
            }
        }
        int[] ids = found.keySet().stream().mapToInt(Integer::intValue).toArray();
        Map<Segment, Long> positions = new HashMap<>();
        for (int id : ids) {
            positions.put(Segment.computeSegment(id, ids), found.get(id));
        }
        return new LiveTokens(positions);
    }

    /** Nobody has begun to fill the view. */
    boolean isEmpty() {
        return positions.isEmpty();
    }

    long first() {
        return positions.values().stream().mapToLong(Long::longValue).min().orElse(0);
    }

    long last() {
        return positions.values().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    /** Whether the live view has an event with this key at this position in its rows. */
    boolean cover(String key, long position) {
        return positions.entrySet().stream()
                .anyMatch(segment -> segment.getKey().matches(key.hashCode()) && position <= segment.getValue());
    }
}
