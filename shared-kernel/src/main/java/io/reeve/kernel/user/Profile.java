package io.reeve.kernel.user;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a person. All of it is personal data. {@code team} is the department of SCIM; {@code manager} the
 * person who approves as manager; {@code customAttributes} map a label to a value.
 */
public record Profile(
        String userName,
        String email,
        String givenName,
        String familyName,
        @Nullable String title,
        @Nullable String team,
        @Nullable UserId manager,
        @Nullable String employeeNumber,
        @Nullable LocalDate startDate,
        @Nullable LocalDate endDate,
        @Nullable String externalId,
        Map<String, String> customAttributes) {

    /** What remains of a person whose key was deleted. */
    public static final Profile ERASED =
            new Profile("", "", "", "", null, null, null, null, null, null, null, Map.of());

    public Profile {
        customAttributes = java.util.Collections.unmodifiableMap(new TreeMap<>(customAttributes));
    }
}
