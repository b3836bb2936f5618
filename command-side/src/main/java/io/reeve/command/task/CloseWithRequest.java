package io.reeve.command.task;

import io.reeve.command.fact.WaitedForTask;
import io.reeve.kernel.accessrequest.AccessRequestCommand.RecordOutcome;
import io.reeve.kernel.task.TaskId;
import io.reeve.kernel.task.TaskStatus;
import io.reeve.kernel.task.TaskSubject;
import java.util.Optional;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

@Component
final class CloseWithRequest implements WaitedForTask {

    private final ObjectProvider<Repository<Task>> tasks;

    /** Repositories are made from the handlers that this is handed to, so ours is asked for when it is needed. */
    CloseWithRequest(ObjectProvider<Repository<Task>> tasks) {
        this.tasks = tasks;
    }

    @Override
    public Optional<RecordOutcome> closeUnlessDecided(TaskId taskId, TaskSubject subject, TaskStatus as) {
        try {
            return tasks.getObject()
                    .loadOrCreate(taskId.toString(), Task::new)
                    .invoke(task -> task.closeUnlessDecided(taskId, subject, as));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("making a task throws nothing of its own", e);
        }
    }

    @Override
    public Optional<RecordOutcome> outcomeOf(TaskId taskId) {
        try {
            return tasks.getObject().load(taskId.toString()).invoke(Task::outcome);
        } catch (AggregateNotFoundException notOpenYet) {
            return Optional.empty();
        }
    }
}
