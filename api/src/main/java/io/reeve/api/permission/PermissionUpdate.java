package io.reeve.api.permission;

import io.reeve.kernel.Patch;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.permission.PermissionCommand.ChangePermission;
import io.reeve.kernel.permission.PermissionId;
import org.jspecify.annotations.Nullable;

record PermissionUpdate(
        @Nullable AppId appId,
        @Nullable String appClassId,
        @Nullable String appInstanceId,
        Patch<String> label,
        @Nullable RequestConfigInput requestConfig) {

    ChangePermission command(PermissionId id) {
        return new ChangePermission(id, appId, label, RequestConfigInput.change(requestConfig));
    }
}
