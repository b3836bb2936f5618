package io.reeve.api.server;

import io.reeve.kernel.Metadata;
import io.reeve.kernel.Rejection;
import java.time.Clock;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.stereotype.Component;

/** Sends what the installation does by itself, in the name of a reason and of nobody else. */
@Component
public final class InstallationCommands {

    private final CommandGateway commands;
    private final Clock clock;

    InstallationCommands(CommandGateway commands, Clock clock) {
        this.commands = commands;
        this.clock = clock;
    }

    /** Returns when it is done; a refusal is thrown. {@code reason} is what the log names as the actor. */
    public void send(String reason, Object command) {
        commands.sendAndWait(
                new GenericCommandMessage<>(command, Metadata.ofInstallation(reason, clock.instant(), reason)));
    }

    /** {@code false} when the command was refused for this reason. */
    boolean sendUnless(String code, String reason, Object command) {
        try {
            send(reason, command);
            return true;
        } catch (Rejection rejection) {
            if (rejection.code().equals(code)) {
                return false;
            }
            throw rejection;
        }
    }
}
