package io.reeve.kernel.user;

/** Where a person stands; only an {@link #ACTIVE} one may act or ask for access. */
public enum UserStatus {
    STAGED,
    ACTIVE,
    SUSPENDED,
    INACTIVE
}
