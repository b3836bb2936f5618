package io.reeve.command.process.provisioning;

import io.reeve.kernel.Rejection;
import io.reeve.kernel.accessrequest.AccessRequestCommand.ConfirmGrant;
import io.reeve.kernel.accessrequest.AccessRequestCommand.ReportGrantFailure;
import io.reeve.kernel.accessrequest.AccessRequestEvent.ProvisioningStarted;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** Gives access where a program can; what is refused is left to people. */
@Component
@ProcessingGroup("process-provisioning")
@DisallowReplay
class WhenProvisioningStartedThenGrant {

    private final Grants grants;
    private final CommandGateway commands;

    WhenProvisioningStartedThenGrant(Grants grants, CommandGateway commands) {
        this.grants = grants;
        this.commands = commands;
    }

    @EventHandler
    void on(ProvisioningStarted event) {
        if (event.grant().automated()) {
            commands.sendAndWait(given(event));
        }
    }

    private Object given(ProvisioningStarted event) {
        try {
            grants.give(event.grant());
            return new ConfirmGrant(event.accessRequestId());
        } catch (Rejection refused) {
            return new ReportGrantFailure(event.accessRequestId(), String.valueOf(refused.getMessage()));
        }
    }
}
