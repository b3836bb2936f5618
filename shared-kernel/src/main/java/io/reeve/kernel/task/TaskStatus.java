package io.reeve.kernel.task;

/** The names are those of the API. Open are PENDING and BLOCKED, the latter when nobody is left who could act. */
public enum TaskStatus {
    PENDING,
    ACCEPTED,
    COMPLETED,
    DISMISSED,
    BLOCKED,
    STAGED,
    RETRIED,
    EXPIRED;

    public boolean isOpen() {
        return this == PENDING || this == BLOCKED;
    }
}
