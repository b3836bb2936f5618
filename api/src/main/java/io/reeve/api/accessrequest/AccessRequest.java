package io.reeve.api.accessrequest;

import io.reeve.api.permission.RequestablePermission;
import io.reeve.api.task.Task;
import io.reeve.api.user.User;
import io.reeve.kernel.accessrequest.AccessRequestId;
import io.reeve.kernel.accessrequest.AccessRequestStatus;
import io.reeve.kernel.app.AppId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request as the published contract shows it. Tasks and custom fields are there when they are asked for. */
record AccessRequest(
        AccessRequestId id,
        AppId appId,
        String appName,
        User requesterUser,
        User targetUser,
        @Nullable User supporterUser,
        AccessRequestStatus status,
        @Schema(defaultValue = "{}") Map<AccessRequestStatus, @Nullable String> notes,

        @Nullable Instant expiresAt,
        @Nullable Long expirationInSeconds,
        @Nullable List<RequestablePermission> requestablePermissions,
        @Nullable Instant requestedAt,
        @Nullable List<Task> tasks,
        @Nullable List<CustomIntakeFieldResponseOutput> customFields) {}
