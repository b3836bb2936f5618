package io.reeve.command.process.provisioning;

import io.reeve.kernel.accessrequest.AccessRequestEvent.AccessProvisioned;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** What somebody gave by hand is held from then on. */
@Component
@ProcessingGroup("process-provisioning")
@DisallowReplay
class WhenProvisionedByHandThenGrantEntitlement {

    private final Grants grants;

    WhenProvisionedByHandThenGrantEntitlement(Grants grants) {
        this.grants = grants;
    }

    @EventHandler
    void on(AccessProvisioned event) {
        if (!event.grant().automated()) {
            grants.enter(event.grant());
        }
    }
}
