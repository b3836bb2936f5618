package io.reeve.query.operation;

import io.reeve.kernel.Metadata;
import io.reeve.kernel.Uuids;
import java.time.Instant;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.stereotype.Component;

/** Tells the command side what came of a run, and what the installation wants done by itself. */
@Component
class RunCommands {

    private final CommandGateway commands;

    RunCommands(CommandGateway commands) {
        this.commands = commands;
    }

    /** Returns when it is recorded. {@code reason} is what the log names as the actor. */
    void send(String reason, Object command) {
        commands.sendAndWait(new GenericCommandMessage<>(
                command,
                Metadata.ofInstallation(reason, Instant.now(), Uuids.next().toString())));
    }
}
