package io.reeve.query.projection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** How values of the language lie in the columns of a view. A view can be made anew, so this binds nobody. */
public final class Kept {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Kept() {}

    public static String json(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    public static <T> T json(ResultSet row, String column, Class<T> type) throws SQLException {
        return MAPPER.readValue(row.getString(column), type);
    }

    public static UUID id(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    /** Of a column that may be null. */
    public static <T> @Nullable T idIfAny(ResultSet row, String column, Function<UUID, T> id) throws SQLException {
        UUID value = row.getObject(column, UUID.class);
        return value == null ? null : id.apply(value);
    }

    /** To be bound as {@code cast(:name as uuid[])}. */
    public static String[] ids(Collection<?> ids) {
        return ids.stream().map(Object::toString).toArray(String[]::new);
    }

    public static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** Of a column that may be null. */
    public static @Nullable Instant timeIfAny(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** To be bound; the driver takes no {@link Instant}. */
    public static OffsetDateTime time(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    public static @Nullable OffsetDateTime timeIfAny(@Nullable Instant time) {
        return time == null ? null : time(time);
    }
}
