package io.reeve.query.accessrequest;

import io.reeve.kernel.accessrequest.AccessRequestEvent;
import io.reeve.kernel.accessrequest.AccessRequestEvent.AccessProvisioned;
import io.reeve.kernel.accessrequest.AccessRequestEvent.AccessRequested;
import io.reeve.kernel.accessrequest.AccessRequestEvent.ExpiryCancelled;
import io.reeve.kernel.accessrequest.AccessRequestEvent.ProvisioningDenied;
import io.reeve.kernel.accessrequest.AccessRequestId;
import io.reeve.kernel.accessrequest.AccessRequestStatus;
import io.reeve.kernel.accessrequest.AccessRequestView;
import io.reeve.kernel.accessrequest.FindRequestInTheLog;
import io.reeve.kernel.accessrequest.ListRequestsInTheLog;
import io.reeve.kernel.user.UserId;
import io.reeve.query.projection.OwnEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Requests as they have just been written. */
@Component
class RequestsInTheLog {

    private final OwnEvents events;

    RequestsInTheLog(OwnEvents events) {
        this.events = events;
    }

    @QueryHandler
    List<AccessRequestView> handle(ListRequestsInTheLog query) {
        return query.ids().stream().flatMap(id -> tell(id).stream()).toList();
    }

    @QueryHandler
    Optional<AccessRequestView> handle(FindRequestInTheLog query) {
        return tell(query.id()).filter(request -> Visibility.isTold(request, query.visibleTo()));
    }

    private Optional<AccessRequestView> tell(AccessRequestId id) {
        return events.tell(id, RequestsInTheLog::made, RequestsInTheLog::changed);
    }

    private static AccessRequestView made(DomainEventMessage<?> message) {
        AccessRequested event = (AccessRequested) message.getPayload();
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

    private static AccessRequestView changed(AccessRequestView view, DomainEventMessage<?> message) {
        AccessRequestEvent event = (AccessRequestEvent) message.getPayload();
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
