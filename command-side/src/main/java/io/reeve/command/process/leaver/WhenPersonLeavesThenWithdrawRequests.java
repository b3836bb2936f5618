package io.reeve.command.process.leaver;

import io.reeve.command.accessrequest.OneAtATime;
import io.reeve.kernel.accessrequest.AccessRequestCommand.WithdrawForLeaver;
import io.reeve.kernel.user.UserEvent.UserStatusChanged;
import io.reeve.kernel.user.UserStatus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** Somebody who is only suspended may come back: their requests stay open, but are not granted meanwhile. */
@Component
@ProcessingGroup("process-leaver")
@DisallowReplay
class WhenPersonLeavesThenWithdrawRequests {

    private final CommandGateway commands;
    private final OneAtATime oneAtATime;

    WhenPersonLeavesThenWithdrawRequests(CommandGateway commands, OneAtATime oneAtATime) {
        this.commands = commands;
        this.oneAtATime = oneAtATime;
    }

    @EventHandler
    void on(UserStatusChanged event) {
        if (event.status() == UserStatus.INACTIVE) {
            oneAtATime.of(event.userId()).forEach(request -> commands.sendAndWait(new WithdrawForLeaver(request)));
        }
    }
}
