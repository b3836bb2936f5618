package io.reeve.command.process.provisioning;

import io.reeve.kernel.accessrequest.AccessRequestEvent.AccessEnded;
import io.reeve.kernel.accessrequest.AccessRequestEvent.AccessReverted;
import io.reeve.kernel.account.ProvisioningMethod;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** What somebody took away by hand is held no more. */
@Component
@ProcessingGroup("process-provisioning")
@DisallowReplay
class WhenRemovedByHandThenRevokeEntitlement {

    private final Grants grants;

    WhenRemovedByHandThenRevokeEntitlement(Grants grants) {
        this.grants = grants;
    }

    @EventHandler
    void on(AccessEnded event) {
        if (event.by() != null) {
            grants.strikeOut(event.grant(), ProvisioningMethod.MANUAL);
        }
    }

    @EventHandler
    void on(AccessReverted event) {
        if (event.by() != null) {
            grants.strikeOut(event.grant(), ProvisioningMethod.MANUAL);
        }
    }
}
