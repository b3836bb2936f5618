package io.reeve.command.process.requesttask;

import io.reeve.kernel.accessrequest.AccessRequestCommand.RecordOutcome;
import io.reeve.kernel.accessrequest.AccessRequestCommand.RecordOutcome.Outcome;
import io.reeve.kernel.task.TaskEvent.TaskCompleted;
import io.reeve.kernel.task.TaskEvent.TaskDismissed;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup("process-request-task")
@DisallowReplay
class WhenTaskIsResolvedThenRecordOutcome {

    private final CommandGateway commands;

    WhenTaskIsResolvedThenRecordOutcome(CommandGateway commands) {
        this.commands = commands;
    }

    @EventHandler
    void on(TaskCompleted event) {
        commands.sendAndWait(
                new RecordOutcome(event.subject().accessRequestId(), event.taskId(), event.by(), Outcome.COMPLETED));
    }

    @EventHandler
    void on(TaskDismissed event) {
        commands.sendAndWait(
                new RecordOutcome(event.subject().accessRequestId(), event.taskId(), event.by(), Outcome.DISMISSED));
    }
}
