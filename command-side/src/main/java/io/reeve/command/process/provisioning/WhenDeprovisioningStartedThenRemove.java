package io.reeve.command.process.provisioning;

import io.reeve.kernel.Rejection;
import io.reeve.kernel.accessrequest.AccessRequestCommand.ConfirmRemoval;
import io.reeve.kernel.accessrequest.AccessRequestCommand.ReportRemovalFailure;
import io.reeve.kernel.accessrequest.AccessRequestEvent.DeprovisioningStarted;
import io.reeve.kernel.accessrequest.AccessRequestEvent.ReversalStarted;
import io.reeve.kernel.accessrequest.Grant;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** Takes access away where a program can; what is refused is left to people. */
@Component
@ProcessingGroup("process-provisioning")
@DisallowReplay
class WhenDeprovisioningStartedThenRemove {

    private final Grants grants;
    private final CommandGateway commands;

    WhenDeprovisioningStartedThenRemove(Grants grants, CommandGateway commands) {
        this.grants = grants;
        this.commands = commands;
    }

    @EventHandler
    void on(DeprovisioningStarted event) {
        remove(event.grant());
    }

    @EventHandler
    void on(ReversalStarted event) {
        remove(event.grant());
    }

    private void remove(Grant grant) {
        if (grant.automated()) {
            commands.sendAndWait(removed(grant));
        }
    }

    private Object removed(Grant grant) {
        try {
            grants.take(grant);
            return new ConfirmRemoval(grant.subject().accessRequestId());
        } catch (Rejection refused) {
            return new ReportRemovalFailure(grant.subject().accessRequestId(), String.valueOf(refused.getMessage()));
        }
    }
}
