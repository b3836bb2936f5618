package io.reeve.command.process.provisioning;

import io.reeve.kernel.accessrequest.AccessRequestEvent.AccessRequestCancelled;
import io.reeve.kernel.accessrequest.AccessRequestEvent.AccessRequestExpired;
import io.reeve.kernel.accessrequest.AccessRequestEvent.ProvisioningDenied;
import io.reeve.kernel.accessrequest.Grant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A request that ends on the way to its grant leaves nothing behind of what was given already. In the group that gives, so that it comes after the giving. */
@Component
@ProcessingGroup("process-provisioning")
@DisallowReplay
class WhenGrantIsCalledOffThenTakeItBack {

    private final Grants grants;

    WhenGrantIsCalledOffThenTakeItBack(Grants grants) {
        this.grants = grants;
    }

    @EventHandler
    void on(AccessRequestCancelled event) {
        undo(event.takenBack());
    }

    @EventHandler
    void on(AccessRequestExpired event) {
        undo(event.takenBack());
    }

    @EventHandler
    void on(ProvisioningDenied event) {
        undo(event.takenBack());
    }

    private void undo(@Nullable Grant grant) {
        if (grant != null) {
            grants.undo(grant);
        }
    }
}
