package io.reeve.command.fact;

import io.reeve.kernel.user.Profile;
import io.reeve.kernel.user.UserId;
import io.reeve.kernel.user.UserStatus;

/** A person as decisions see them. */
public record Person(UserId id, UserStatus status, Profile profile) {

    public boolean mayAct() {
        return status == UserStatus.ACTIVE;
    }
}
