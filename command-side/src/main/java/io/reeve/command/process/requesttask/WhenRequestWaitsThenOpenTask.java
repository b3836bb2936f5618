package io.reeve.command.process.requesttask;

import io.reeve.kernel.accessrequest.AccessRequestEvent.ManualDeprovisioningRequired;
import io.reeve.kernel.accessrequest.AccessRequestEvent.ManualProvisioningRequired;
import io.reeve.kernel.accessrequest.AccessRequestEvent.StageBegun;
import io.reeve.kernel.app.Approvers;
import io.reeve.kernel.task.TaskCommand.OpenTask;
import io.reeve.kernel.task.TaskType;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What nobody is configured for, giving and taking by hand, goes to the admins of the app as any task without takers. */
@Component
@ProcessingGroup("process-request-task")
@DisallowReplay
class WhenRequestWaitsThenOpenTask {

    private final CommandGateway commands;

    WhenRequestWaitsThenOpenTask(CommandGateway commands) {
        this.commands = commands;
    }

    @EventHandler
    void on(StageBegun event) {
        commands.sendAndWait(new OpenTask(
                event.taskId(),
                event.stage().kind().taskType(),
                event.subject(),
                event.stage().approvers(),
                event.excluded(),
                null));
    }

    @EventHandler
    void on(ManualProvisioningRequired event) {
        commands.sendAndWait(new OpenTask(
                event.taskId(),
                TaskType.PROVISION_ACCESS,
                event.subject(),
                Approvers.NONE,
                event.excluded(),
                instructions("Access could not be given automatically: ", event.failure(), event.instructions())));
    }

    @EventHandler
    void on(ManualDeprovisioningRequired event) {
        commands.sendAndWait(new OpenTask(
                event.taskId(),
                TaskType.REMOVE_ACCESS,
                event.subject(),
                Approvers.NONE,
                event.excluded(),
                instructions("Access could not be taken away automatically: ", event.failure(), event.instructions())));
    }

    private static @Nullable String instructions(String what, @Nullable String failure, @Nullable String instructions) {
        if (failure == null) {
            return instructions;
        }
        return what + failure + (instructions == null ? "" : "\n\n" + instructions);
    }
}
