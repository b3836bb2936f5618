package io.reeve.query.user;

import io.reeve.kernel.user.Profile;
import io.reeve.kernel.user.UserId;
import io.reeve.kernel.user.UserStatus;
import io.reeve.kernel.user.UserView;
import io.reeve.query.projection.Kept;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** How a person lies in a row of the view. */
final class UserRow implements RowMapper<UserView> {

    private static final TypeReference<Map<String, String>> ATTRIBUTES = new TypeReference<>() {};

    private final JsonMapper json = JsonMapper.builder().build();

    @Override
    public UserView mapRow(ResultSet row, int number) throws SQLException {
        return new UserView(
                new UserId(Kept.id(row, "id")),
                UserStatus.valueOf(row.getString("status")),
                profile(row),
                Kept.time(row, "created_at"),
                Kept.time(row, "changed_at"),
                row.getLong("version"));
    }

    /** The values of the columns that tell of the profile, by their parameters' names. */
    Map<String, @Nullable Object> values(Profile profile) {
        Map<String, @Nullable Object> values = new HashMap<>();
        String displayName = (profile.givenName() + " " + profile.familyName()).strip();
        values.put("userName", profile.userName());
        values.put("email", profile.email());
        values.put("givenName", profile.givenName());
        values.put("familyName", profile.familyName());
        values.put("displayName", displayName);
        values.put("title", profile.title());
        values.put("team", profile.team());
        values.put(
                "manager", profile.manager() == null ? null : profile.manager().value());
        values.put("employeeNumber", profile.employeeNumber());
        values.put("startDate", profile.startDate());
        values.put("endDate", profile.endDate());
        values.put("externalId", profile.externalId());
        values.put("customAttributes", json.writeValueAsString(profile.customAttributes()));
        values.put("searchedAttributes", json.writeValueAsString(lowered(profile.customAttributes())));
        values.put(
                "searched",
                String.join("\n", displayName, profile.email(), profile.userName())
                        .toLowerCase(Locale.ROOT));
        return values;
    }

    private static Map<String, String> lowered(Map<String, String> attributes) {
        Map<String, String> lowered = new TreeMap<>();
        attributes.forEach(
                (label, value) -> lowered.put(label.toLowerCase(Locale.ROOT), value.toLowerCase(Locale.ROOT)));
        return lowered;
    }

    private Profile profile(ResultSet row) throws SQLException {
        return new Profile(
                row.getString("user_name"),
                row.getString("email"),
                row.getString("given_name"),
                row.getString("family_name"),
                row.getString("title"),
                row.getString("team"),
                Kept.idIfAny(row, "manager", UserId::new),
                row.getString("employee_number"),
                date(row, "start_date"),
                date(row, "end_date"),
                row.getString("external_id"),
                json.readValue(row.getString("custom_attributes"), ATTRIBUTES));
    }

    private static @Nullable LocalDate date(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }
}
