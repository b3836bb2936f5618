package io.reeve.api.permission;

import io.reeve.kernel.app.AppId;
import io.reeve.kernel.permission.PermissionCommand.CreatePermission;
import io.reeve.kernel.permission.PermissionId;
import org.jspecify.annotations.Nullable;

record NewPermission(
        AppId appId,
        @Nullable String appClassId,
        @Nullable String appInstanceId,
        String label,
        @Nullable RequestConfigInput requestConfig) {

    CreatePermission command(PermissionId id) {
        return new CreatePermission(
                id, appId, appClassId, appInstanceId, label, RequestConfigInput.change(requestConfig));
    }
}
