package io.reeve.kernel.task;

/** The part of the product a task comes from. The names are those of the API; all present tasks come from the AppStore. */
public enum TaskProductArea {
    ACCESS_REVIEWS,
    APPSTORE,
    MOVER,
    ATTRIBUTE_SYNC,
    OFFBOARDING,
    ONBOARDING,
    PLATFORM,
    SAVINGS
}
