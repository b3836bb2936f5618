package io.reeve.api.user;

import io.reeve.kernel.user.Profile;
import io.reeve.kernel.user.UserId;
import io.reeve.kernel.user.UserStatus;
import io.reeve.kernel.user.UserView;
import org.jspecify.annotations.Nullable;

/** A person as the published contract shows one to everybody who may call at all. */
public record User(
        UserId id,
        @Nullable String email,
        @Nullable String givenName,
        @Nullable String familyName,

        @Nullable UserStatus status) {

    public static User of(UserView user) {
        Profile profile = user.profile();
        return new User(user.id(), profile.email(), profile.givenName(), profile.familyName(), user.status());
    }
}
