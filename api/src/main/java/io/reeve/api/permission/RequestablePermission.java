package io.reeve.api.permission;

import io.reeve.kernel.app.AppId;
import io.reeve.kernel.permission.PermissionId;
import io.reeve.kernel.permission.PermissionType;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A permission as the published contract shows it. */
public record RequestablePermission(
        @Nullable PermissionId id,

        @Schema(name = "PermissionType", enumAsRef = true) @Nullable
        PermissionType type,

        String label,
        AppId appId,
        String appClassId,
        String appInstanceId,
        @Nullable RequestConfigAnswer requestConfig) {}
