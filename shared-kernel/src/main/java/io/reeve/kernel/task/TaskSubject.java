package io.reeve.kernel.task;

import io.reeve.kernel.accessrequest.AccessRequestId;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.permission.PermissionId;
import io.reeve.kernel.user.UserId;
import org.jspecify.annotations.Nullable;

/** What a task is about. */
public record TaskSubject(
        AccessRequestId accessRequestId,
        AppId appId,
        @Nullable PermissionId permissionId,
        UserId targetUser) {}
