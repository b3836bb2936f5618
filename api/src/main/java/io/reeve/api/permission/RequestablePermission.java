package io.reeve.api.permission;

import io.reeve.kernel.app.AppId;
import io.reeve.kernel.permission.PermissionId;
import io.reeve.kernel.permission.PermissionType;
import org.jspecify.annotations.Nullable;

/** A permission as the published contract shows it. */
public record RequestablePermission(
        @Nullable PermissionId id,

        @Nullable PermissionType type,

        String label,
        AppId appId,
        String appClassId,
        String appInstanceId,
        @Nullable RequestConfigAnswer requestConfig) {}
