package io.reeve.command.process.requestexpiry;

import io.reeve.command.sheet.Sheets;
import io.reeve.kernel.accessrequest.AccessRequestEvent.AccessProvisioned;
import io.reeve.kernel.accessrequest.AccessRequestEvent.AccessRequestCancelled;
import io.reeve.kernel.accessrequest.AccessRequestEvent.AccessRequestDenied;
import io.reeve.kernel.accessrequest.AccessRequestEvent.ManualProvisioningRequired;
import io.reeve.kernel.accessrequest.AccessRequestEvent.ProvisioningDenied;
import io.reeve.kernel.accessrequest.AccessRequestEvent.StageApproved;
import io.reeve.kernel.accessrequest.AccessRequestEvent.StageBegun;
import io.reeve.kernel.accessrequest.AccessRequestId;
import io.reeve.kernel.task.TaskId;
import java.time.Duration;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Each step has the whole time anew: who decides second does not pay for who decided late. */
@Component
@ProcessingGroup("process-request-task")
@DisallowReplay
class WhenRequestWaitsThenNoteWhenItExpires {

    private final Sheets sheets;
    private final Duration patience;

    WhenRequestWaitsThenNoteWhenItExpires(
            Sheets sheets, @Value("${reeve.requests.expire-after:30d}") Duration patience) {
        this.sheets = sheets;
        this.patience = patience;
    }

    @EventHandler
    void on(StageBegun event, EventMessage<?> message) {
        note(event.accessRequestId(), event.taskId(), message);
    }

    @EventHandler
    void on(ManualProvisioningRequired event, EventMessage<?> message) {
        note(event.accessRequestId(), event.taskId(), message);
    }

    @EventHandler
    void on(StageApproved event) {
        strikeOut(event.accessRequestId(), event.taskId());
    }

    @EventHandler
    void on(AccessRequestDenied event) {
        strikeOut(event.accessRequestId(), event.taskId());
    }

    @EventHandler
    void on(AccessRequestCancelled event) {
        strikeOut(event.accessRequestId(), event.openTask());
    }

    @EventHandler
    void on(ProvisioningDenied event) {
        strikeOut(event.accessRequestId(), event.taskId());
    }

    @EventHandler
    void on(AccessProvisioned event) {
        strikeOut(event.accessRequestId(), event.taskId());
    }

    private void note(AccessRequestId request, TaskId task, EventMessage<?> message) {
        sheets.put(
                RequestExpiry.NAME,
                RequestExpiry.key(request, task),
                message.getTimestamp().plus(patience),
                message);
    }

    private void strikeOut(AccessRequestId request, @Nullable TaskId task) {
        if (task != null) {
            sheets.remove(RequestExpiry.NAME, RequestExpiry.key(request, task));
        }
    }
}
