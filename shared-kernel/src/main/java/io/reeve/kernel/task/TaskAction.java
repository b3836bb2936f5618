package io.reeve.kernel.task;

/** What can be done with an open task. The names appear in the API as {@code action_type}; each leads to one status. */
public enum TaskAction {
    APPROVE(TaskStatus.COMPLETED),
    DENY(TaskStatus.DISMISSED),
    CONFIRM_PROVISIONING(TaskStatus.COMPLETED),
    DENY_PROVISIONING(TaskStatus.DISMISSED),
    CONFIRM_REMOVAL(TaskStatus.COMPLETED),
    REPORT_REMOVAL_FAILURE(TaskStatus.DISMISSED);

    private final TaskStatus leadsTo;

    TaskAction(TaskStatus leadsTo) {
        this.leadsTo = leadsTo;
    }

    public TaskStatus leadsTo() {
        return leadsTo;
    }
}
