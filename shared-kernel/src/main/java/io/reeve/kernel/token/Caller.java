package io.reeve.kernel.token;

import io.reeve.kernel.Rejection;
import io.reeve.kernel.user.Role;
import io.reeve.kernel.user.UserId;
import java.util.Set;

/** The person behind a valid token, with the roles held at this moment. {@link Role#USER} is always among them. */
public record Caller(UserId userId, TokenId tokenId, Set<Role> roles) {

    public Caller {
        roles = Set.copyOf(roles);
    }

    public boolean isAdmin() {
        return roles.contains(Role.ADMIN);
    }

    /** May read what is not about themselves: administrators of either kind and auditors. */
    public boolean readsEverything() {
        return roles.stream().anyMatch(Role.READ_EVERYTHING::contains);
    }

    /**
     * Refuses whoever does not read everything.
     *
     * @param what they wanted to do, as in "Only administrators and auditors can ..."
     */
    public void requireReadsEverything(String what) {
        if (!readsEverything()) {
            throw Rejection.forbidden("reader_required", "Only administrators and auditors can " + what + ".");
        }
    }

    /** May read whatever concerns the AppStore, requests and tasks. */
    public boolean readsAppStore() {
        return readsEverything() || roles.contains(Role.APPSTORE_READ_ONLY_ADMIN);
    }
}
