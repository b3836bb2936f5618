package io.reeve.command.fact;

import io.reeve.kernel.accessrequest.AccessRequestCommand.RecordOutcome;
import io.reeve.kernel.task.TaskId;
import io.reeve.kernel.task.TaskStatus;
import io.reeve.kernel.task.TaskSubject;
import java.util.Optional;

/**
 * The task that a request waits for, as a request that is about to end needs to know it. What is done to it here is written
 * in the unit of the decision on the request: both happen or neither, and of somebody who decides the task at the same
 * moment and the end of its request the log takes one.
 */
public interface WaitedForTask {

    /**
     * Closes it as that, unless somebody has decided it: then it stays as it is, and what comes back is the outcome, of which
     * the request may not have heard yet. A task that is not open yet never will be.
     */
    Optional<RecordOutcome> closeUnlessDecided(TaskId taskId, TaskSubject subject, TaskStatus as);

    /** What somebody has decided, if somebody has. */
    Optional<RecordOutcome> outcomeOf(TaskId taskId);
}
