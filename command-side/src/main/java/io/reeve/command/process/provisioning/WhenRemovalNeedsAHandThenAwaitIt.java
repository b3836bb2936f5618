package io.reeve.command.process.provisioning;

import io.reeve.kernel.accessrequest.AccessRequestEvent.ManualDeprovisioningRequired;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** The account shows that access is still held, and should not be. */
@Component
@ProcessingGroup("process-provisioning")
@DisallowReplay
class WhenRemovalNeedsAHandThenAwaitIt {

    private final Grants grants;

    WhenRemovalNeedsAHandThenAwaitIt(Grants grants) {
        this.grants = grants;
    }

    @EventHandler
    void on(ManualDeprovisioningRequired event) {
        grants.awaitRemoval(event.subject());
    }
}
