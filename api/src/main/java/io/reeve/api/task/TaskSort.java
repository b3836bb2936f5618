package io.reeve.api.task;

import io.reeve.api.http.Spelled;
import io.reeve.kernel.task.ListTasks;

/** What a list of tasks can be sorted by, in the spelling of the published contract. */
enum TaskSort implements Spelled {
    CREATED_AT("createdAt", ListTasks.Sort.CREATED_AT),
    TASK_TYPE("taskType", ListTasks.Sort.TASK_TYPE),
    APP("app", ListTasks.Sort.APP),
    TARGET_USER("targetUser", ListTasks.Sort.TARGET_USER);

    private final String wire;
    private final ListTasks.Sort sort;

    TaskSort(String wire, ListTasks.Sort sort) {
        this.wire = wire;
        this.sort = sort;
    }

    ListTasks.Sort sort() {
        return sort;
    }

    @Override
    public String toString() {
        return wire;
    }
}
