package io.reeve.kernel.accessrequest;

import io.reeve.kernel.app.Approvers;
import io.reeve.kernel.task.TaskType;

/**
 * One step of approval: whom the settings named when the request was made. In a {@link Route} it is empty for the manager,
 * who is looked up when the step begins.
 */
public record Stage(Kind kind, Approvers approvers) {
    /** In the order in which they come. */
    public enum Kind {
        MANAGER(TaskType.APPROVE_AS_MANAGER),
        STAGE_1(TaskType.APPROVE_STAGE_1),
        STAGE_2(TaskType.APPROVE_STAGE_2);

        private final TaskType taskType;

        Kind(TaskType taskType) {
            this.taskType = taskType;
        }

        /** The task in which it is decided. */
        public TaskType taskType() {
            return taskType;
        }
    }
}
