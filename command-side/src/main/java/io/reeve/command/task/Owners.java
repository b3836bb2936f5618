package io.reeve.command.task;

import io.reeve.kernel.app.Approvers;
import io.reeve.kernel.task.TaskEvent.Ownership;

/** Who has a task, and how it came to them. */
record Owners(Approvers assignees, Ownership ownership) {

    static final Owners NOBODY = new Owners(Approvers.NONE, Ownership.NOBODY);
}
