package io.reeve.kernel.permission;

import io.reeve.kernel.Patch;
import io.reeve.kernel.app.AppId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What can be done about a permission, by those who may govern its app. */
public sealed interface PermissionCommand {

    PermissionId permissionId();

    /**
     * Makes a permission that lives here, hidden unless the configuration says otherwise. {@code appClassId} and
     * {@code appInstanceId}, where told, must be those of the app. Values for what is said not to be overridden are refused.
     */
    record CreatePermission(
            @TargetAggregateIdentifier PermissionId permissionId,
            AppId appId,
            @Nullable String appClassId,
            @Nullable String appInstanceId,
            String label,
            RequestConfigChange config)
            implements PermissionCommand {}

    /**
     * A permission stays with its app and keeps its provisioning group. Values for what is said not to be overridden are
     * ignored, and so is sending back what the app's settings give anyway: whoever sends what they read changes nothing.
     */
    record ChangePermission(
            @TargetAggregateIdentifier PermissionId permissionId,
            @Nullable AppId appId,
            Patch<String> label,
            RequestConfigChange config)
            implements PermissionCommand {}

    /** Refused for one that follows a group of another system. */
    record DeletePermission(@TargetAggregateIdentifier PermissionId permissionId) implements PermissionCommand {}
}
