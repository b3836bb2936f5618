package io.reeve.command.process.accessexpiry;

import io.reeve.command.sheet.Sheets;
import io.reeve.kernel.accessrequest.AccessRequestEvent.AccessProvisioned;
import io.reeve.kernel.accessrequest.AccessRequestEvent.ExpiryCancelled;
import io.reeve.kernel.accessrequest.AccessRequestEvent.ReversalStarted;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup("process-provisioning")
@DisallowReplay
class WhenAccessIsHeldForATimeThenNoteItsEnd {

    private final Sheets sheets;

    WhenAccessIsHeldForATimeThenNoteItsEnd(Sheets sheets) {
        this.sheets = sheets;
    }

    @EventHandler
    void on(AccessProvisioned event, EventMessage<?> message) {
        if (event.endsAt() != null) {
            sheets.put(AccessExpiry.NAME, event.accessRequestId().toString(), event.endsAt(), message);
        }
    }

    @EventHandler
    void on(ExpiryCancelled event) {
        sheets.remove(AccessExpiry.NAME, event.accessRequestId().toString());
    }

    @EventHandler
    void on(ReversalStarted event) {
        sheets.remove(AccessExpiry.NAME, event.accessRequestId().toString());
    }
}
