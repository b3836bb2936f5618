package io.reeve.command.user;

import io.reeve.command.reservation.Reservations;
import io.reeve.kernel.Rejection;
import io.reeve.kernel.user.Profile;
import io.reeve.kernel.user.UserId;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** A user name, and an e-mail address, is one person's at a time, in whatever case it is written. */
@Component
class UniqueNames {

    private static final String USER_NAME = "user_name";
    private static final String EMAIL = "email";

    private final Reservations reservations;

    UniqueNames(Reservations reservations) {
        this.reservations = reservations;
    }

    void take(UserId owner, Profile profile) {
        take(USER_NAME, "user name", profile.userName(), owner);
        take(EMAIL, "e-mail address", profile.email(), owner);
    }

    void exchange(UserId owner, Profile before, Profile after) {
        if (!key(before.userName()).equals(key(after.userName()))) {
            take(USER_NAME, "user name", after.userName(), owner);
            release(USER_NAME, before.userName(), owner);
        }
        if (!key(before.email()).equals(key(after.email()))) {
            take(EMAIL, "e-mail address", after.email(), owner);
            release(EMAIL, before.email(), owner);
        }
    }

    void release(UserId owner, Profile profile) {
        release(USER_NAME, profile.userName(), owner);
        release(EMAIL, profile.email(), owner);
    }

    private void take(String scope, String what, String name, UserId owner) {
        if (!name.isEmpty()) {
            reservations.take(
                    scope,
                    key(name),
                    owner,
                    () -> Rejection.conflict("taken", "The " + what + " " + name + " is somebody else's already."));
        }
    }

    private void release(String scope, String name, UserId owner) {
        if (!name.isEmpty()) {
            reservations.release(scope, key(name), owner);
        }
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
