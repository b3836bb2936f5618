package io.reeve.kernel.permission;

import io.reeve.kernel.EventName;
import io.reeve.kernel.app.AppId;
import org.axonframework.serialization.Revision;

/** What happens to a permission that can be asked for. */
public sealed interface PermissionEvent {

    PermissionId permissionId();

    AppId appId();

    @EventName("permission.created")
    @Revision("1")
    record PermissionCreated(
            PermissionId permissionId, AppId appId, PermissionType type, String label, RequestConfig config)
            implements PermissionEvent {}

    /** Label and configuration as they are after the change. */
    @EventName("permission.changed")
    @Revision("1")
    record PermissionChanged(PermissionId permissionId, AppId appId, String label, RequestConfig config)
            implements PermissionEvent {}

    /** It can no longer be asked for; what was granted stays granted. */
    @EventName("permission.deleted")
    @Revision("1")
    record PermissionDeleted(PermissionId permissionId, AppId appId) implements PermissionEvent {}
}
