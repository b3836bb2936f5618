package io.reeve.kernel.task;

/** The names are those of the API. */
public enum TaskCategory {
    MANAGER_APPROVAL,
    APPROVAL,
    PROVISIONING,
    DEPROVISIONING,
    ERROR,
    GENERIC
}
