package io.reeve.query.catalog;

import io.reeve.kernel.app.AllowedGroups;
import io.reeve.kernel.group.GroupId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
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

    /** To be bound as {@code :name::uuid[]}. */
    public static <T> String ids(Collection<T> ids, Function<T, UUID> value) {
        return ids.stream().map(value).map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    }

    /** Those who are allowed, as a column has them: {@code null} for everybody. */
    public static @Nullable String allowed(@Nullable AllowedGroups groups) {
        if (groups == null) {
            return null;
        }
        return switch (groups.type()) {
            case ALL_GROUPS -> null;
            case SPECIFIED_GROUPS -> ids(groups.groups(), GroupId::value);
        };
    }
}
