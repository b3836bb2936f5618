package io.reeve.kernel.task;

/** What has to be done. The names appear in the API as {@code task_type}. */
public enum TaskType {
    APPROVE_AS_MANAGER(TaskCategory.MANAGER_APPROVAL),
    APPROVE_STAGE_1(TaskCategory.APPROVAL),
    APPROVE_STAGE_2(TaskCategory.APPROVAL),
    PROVISION_ACCESS(TaskCategory.PROVISIONING),
    REMOVE_ACCESS(TaskCategory.DEPROVISIONING);

    private final TaskCategory category;

    TaskType(TaskCategory category) {
        this.category = category;
    }

    public TaskCategory category() {
        return category;
    }
}
