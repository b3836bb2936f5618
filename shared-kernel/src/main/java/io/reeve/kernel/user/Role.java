package io.reeve.kernel.user;

import java.util.Set;

/** What a person may do beyond asking for access. The names are those of the API. */
public enum Role {
    /** Everything. */
    ADMIN,
    /** Reads everything, changes nothing. */
    READ_ONLY_ADMIN,
    /** Reads everything about the AppStore and every task, changes nothing. */
    APPSTORE_READ_ONLY_ADMIN,
    /** Reads everything, the history above all, changes nothing. */
    AUDITOR,
    /** Configures the apps that also name the person as an admin. */
    APP_ADMIN,
    VENDOR_OWNER,
    VENDOR_AGREEMENT_OWNER,
    ACCESS_REVIEW_ADMINISTRATOR,
    /** Held by everyone and never taken away. */
    USER;

    /** Those that read whatever there is, of whomever. */
    public static final Set<Role> READ_EVERYTHING = Set.of(ADMIN, READ_ONLY_ADMIN, AUDITOR);
}
