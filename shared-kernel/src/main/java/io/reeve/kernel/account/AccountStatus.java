package io.reeve.kernel.account;

/** The names are those of the API. */
public enum AccountStatus {
    DISCOVERED,
    STAGED,
    ACCESS_CREATED,
    ACTIVE,
    ARCHIVED,
    SUSPENDED,
    DEPROVISIONED,
    MANUALLY_REMOVED,
    ACCESS_REMOVED,
    NON_CORPORATE_ACCOUNT,
    WAITING_MANUAL_REMOVAL
}
