package io.reeve.api.user;

import io.reeve.kernel.user.Profile;
import io.reeve.kernel.user.UserId;
import io.reeve.kernel.user.UserStatus;
import io.reeve.kernel.user.UserView;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A person, with the custom attributes for whoever asked for them and may see them. */
record UserWithCustomAttributes(
        UserId id,
        @Nullable String email,
        @Nullable String givenName,
        @Nullable String familyName,
        @Nullable UserStatus status,
        @Nullable Map<String, CustomAttribute> customAttributes) {

    static UserWithCustomAttributes of(UserView user, boolean withAttributes) {
        Profile profile = user.profile();
        return new UserWithCustomAttributes(
                user.id(),
                profile.email(),
                profile.givenName(),
                profile.familyName(),
                user.status(),
                withAttributes ? attributes(profile) : null);
    }

    private static Map<String, CustomAttribute> attributes(Profile profile) {
        Map<String, CustomAttribute> attributes = new TreeMap<>();
        profile.customAttributes().forEach((label, value) -> attributes.put(label, CustomAttribute.text(value)));
        return attributes;
    }
}
