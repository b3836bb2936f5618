package io.reeve.command.process.requesttask;

import io.reeve.kernel.accessrequest.AccessRequestEvent.AccessRequestCancelled;
import io.reeve.kernel.accessrequest.AccessRequestEvent.AccessRequestExpired;
import io.reeve.kernel.task.TaskCommand.CloseTask;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/**
 * For a task that was not open yet when its request ended; another was closed together with the request. In the group that
 * opened the task, so that it comes after the opening.
 */
@Component
@ProcessingGroup("process-request-task")
@DisallowReplay
class WhenRequestIsOverThenCloseTask {

    private final CommandGateway commands;

    WhenRequestIsOverThenCloseTask(CommandGateway commands) {
        this.commands = commands;
    }

    @EventHandler
    void on(AccessRequestCancelled event) {
        if (event.openTask() != null) {
            commands.sendAndWait(new CloseTask(event.openTask(), CloseTask.Reason.REQUEST_CANCELLED));
        }
    }

    @EventHandler
    void on(AccessRequestExpired event) {
        commands.sendAndWait(new CloseTask(event.openTask(), CloseTask.Reason.REQUEST_EXPIRED));
    }
}
