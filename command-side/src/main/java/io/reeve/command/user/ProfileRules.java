package io.reeve.command.user;

import io.reeve.command.fact.People;
import io.reeve.kernel.Rejection;
import io.reeve.kernel.user.Profile;
import io.reeve.kernel.user.UserId;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a record must look like, whatever directory it comes from. */
@Component
class ProfileRules {

    private static final int LONGEST_TEXT = 500;
    private static final int MOST_CUSTOM_ATTRIBUTES = 200;

    private final People people;

    ProfileRules(People people) {
        this.people = people;
    }

    /** {@code before} is what the record looks like now; what it does not change is not asked about again. */
    void check(UserId userId, Profile profile, @Nullable Profile before) {
        if (profile.userName().isBlank()) {
            throw Rejection.invalid("user_name", "missing", "A person needs a user name.");
        }
        if (!profile.email().isEmpty() && !profile.email().contains("@")) {
            throw Rejection.invalid("email", "invalid_email", "This is no e-mail address: " + profile.email());
        }
        requireLength("user_name", profile.userName());
        requireLength("email", profile.email());
        requireLength("given_name", profile.givenName());
        requireLength("family_name", profile.familyName());
        requireLength("title", profile.title());
        requireLength("team", profile.team());
        requireLength("employee_number", profile.employeeNumber());
        requireLength("external_id", profile.externalId());
        checkCustomAttributes(profile.customAttributes());
        if (before == null || !Objects.equals(before.manager(), profile.manager())) {
            checkManager(userId, profile.manager());
        }
    }

    private void checkManager(UserId userId, @Nullable UserId manager) {
        if (manager == null) {
            return;
        }
        if (manager.equals(userId)) {
            throw Rejection.invalid("manager", "own_manager", "Nobody is their own manager.");
        }
        if (people.find(manager).isEmpty()) {
            throw Rejection.invalid("manager", "unknown_user", "There is no person with the id " + manager + ".");
        }
    }

    private static void checkCustomAttributes(Map<String, String> attributes) {
        if (attributes.size() > MOST_CUSTOM_ATTRIBUTES) {
            throw Rejection.invalid(
                    "custom_attributes",
                    "too_many",
                    "A person has at most " + MOST_CUSTOM_ATTRIBUTES + " custom attributes.");
        }
        attributes.forEach((label, value) -> {
            if (label.isBlank()) {
                throw Rejection.invalid("custom_attributes", "missing", "A custom attribute needs a label.");
            }
            requireLength("custom_attributes", label);
            requireLength("custom_attributes", value);
        });
    }

    private static void requireLength(String field, @Nullable String text) {
        if (text != null && text.length() > LONGEST_TEXT) {
            throw Rejection.invalid(field, "too_long", "At most " + LONGEST_TEXT + " characters.");
        }
    }
}
