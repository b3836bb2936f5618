package io.reeve.kernel.task;

import java.util.List;

/** What has to be done. The names appear in the API as {@code task_type}. */
public enum TaskType {
    APPROVE_AS_MANAGER(TaskCategory.MANAGER_APPROVAL, TaskAction.APPROVE, TaskAction.DENY),
    APPROVE_STAGE_1(TaskCategory.APPROVAL, TaskAction.APPROVE, TaskAction.DENY),
    APPROVE_STAGE_2(TaskCategory.APPROVAL, TaskAction.APPROVE, TaskAction.DENY),
    PROVISION_ACCESS(TaskCategory.PROVISIONING, TaskAction.CONFIRM_PROVISIONING, TaskAction.DENY_PROVISIONING),
    REMOVE_ACCESS(TaskCategory.DEPROVISIONING, TaskAction.CONFIRM_REMOVAL, TaskAction.REPORT_REMOVAL_FAILURE);

    private final TaskCategory category;
    private final TaskAction completion;
    private final TaskAction dismissal;

    TaskType(TaskCategory category, TaskAction completion, TaskAction dismissal) {
        this.category = category;
        this.completion = completion;
        this.dismissal = dismissal;
    }

    public TaskCategory category() {
        return category;
    }

    /** What can be done with such a task while it is open. */
    public List<TaskAction> actions() {
        return List.of(completion, dismissal);
    }

    public TaskProductArea productArea() {
        return TaskProductArea.APPSTORE;
    }
}
