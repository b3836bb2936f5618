package io.reeve.query.permission;

import io.reeve.kernel.permission.PermissionEvent;
import io.reeve.kernel.permission.PermissionEvent.PermissionChanged;
import io.reeve.kernel.permission.PermissionEvent.PermissionCreated;
import io.reeve.kernel.permission.PermissionEvent.PermissionDeleted;
import io.reeve.kernel.permission.PermissionQuery.FindPermissionInTheLog;
import io.reeve.kernel.permission.PermissionView;
import io.reeve.query.projection.OwnEvents;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Permissions as they have just been written. */
@Component
class PermissionsInTheLog {

    private final OwnEvents events;

    PermissionsInTheLog(OwnEvents events) {
        this.events = events;
    }

    @QueryHandler
    Optional<PermissionView> handle(FindPermissionInTheLog query) {
        return events.tell(query.permissionId(), PermissionsInTheLog::made, PermissionsInTheLog::changed);
    }

    private static PermissionView made(DomainEventMessage<?> message) {
        PermissionCreated event = (PermissionCreated) message.getPayload();
        return new PermissionView(event.permissionId(), event.appId(), event.type(), event.label(), event.config());
    }

    private static PermissionView changed(PermissionView permission, DomainEventMessage<?> message) {
        return switch ((PermissionEvent) message.getPayload()) {
            case PermissionChanged event ->
                new PermissionView(
                        permission.id(), permission.appId(), permission.type(), event.label(), event.config());
            case PermissionCreated _, PermissionDeleted _ -> permission;
        };
    }
}
