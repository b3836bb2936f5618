package io.reeve.query.accessrequest;

import io.reeve.kernel.accessrequest.AccessRequestEvent;
import io.reeve.kernel.accessrequest.AccessRequestEvent.AccessProvisioned;
import io.reeve.kernel.accessrequest.AccessRequestEvent.AccessRequested;
import io.reeve.kernel.accessrequest.AccessRequestEvent.ExpiryCancelled;
import io.reeve.kernel.accessrequest.AccessRequestEvent.ProvisioningDenied;
import io.reeve.kernel.accessrequest.AccessRequestId;
import io.reeve.kernel.accessrequest.AccessRequestStatus;
import io.reeve.kernel.accessrequest.AccessRequestView;
import io.reeve.kernel.accessrequest.ListRequestsInTheLog;
import io.reeve.kernel.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells a request by its events: for the answer to whoever made it, when the view is late. See docs/adr/0015. */
@Component
class RequestsInTheLog {

    private final EventStorageEngine log;

    RequestsInTheLog(EventStorageEngine log) {
        this.log = log;
    }

    @QueryHandler
    List<AccessRequestView> handle(ListRequestsInTheLog query) {
        return query.ids().stream().map(this::read).toList();
    }

    private AccessRequestView read(AccessRequestId id) {
        DomainEventStream events = log.readEvents(id.toString());
        AccessRequestView view = asked((AccessRequested) events.next().getPayload());
        while (events.hasNext()) {
            view = after((AccessRequestEvent) events.next().getPayload(), view);
        }
        return view;
    }

    private static AccessRequestView asked(AccessRequested event) {
        Duration duration = event.duration();
        return new AccessRequestView(
                event.accessRequestId(),
                event.requester(),
                event.target(),
                null,
                event.appId(),
                event.permissionId(),
                event.status(),
                event.justification() == null ? Map.of() : Map.of(event.status(), event.justification()),
                event.requestedAt(),
                duration == null ? null : duration.toSeconds(),
                null);
    }

    private static AccessRequestView after(AccessRequestEvent event, AccessRequestView view) {
        return switch (event) {
            case AccessProvisioned given -> with(view, event.status(), given.by(), given.endsAt());
            case ProvisioningDenied denied -> with(view, event.status(), denied.by(), view.expiresAt());
            case ExpiryCancelled endless -> with(view, event.status(), view.supporter(), null);
            default -> with(view, event.status(), view.supporter(), view.expiresAt());
        };
    }

    private static AccessRequestView with(
            AccessRequestView view,
            AccessRequestStatus status,
            @Nullable UserId supporter,
            @Nullable Instant expiresAt) {
        return new AccessRequestView(
                view.id(),
                view.requester(),
                view.target(),
                supporter,
                view.appId(),
                view.permissionId(),
                status,
                view.notes(),
                view.requestedAt(),
                view.expirationInSeconds(),
                expiresAt);
    }
}
