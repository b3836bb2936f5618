package io.reeve.command.process.taskownership;

import io.reeve.kernel.task.TaskCommand.ReviewTaskOwners;
import io.reeve.kernel.task.TaskId;
import java.util.Collection;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.stereotype.Component;

/** Has each of these tasks look for the right owners; the tasks themselves know who that is. */
@Component
class OwnerReview {

    private final CommandGateway commands;

    OwnerReview(CommandGateway commands) {
        this.commands = commands;
    }

    void of(Collection<TaskId> tasks) {
        for (TaskId task : tasks) {
            commands.sendAndWait(new ReviewTaskOwners(task));
        }
    }
}
