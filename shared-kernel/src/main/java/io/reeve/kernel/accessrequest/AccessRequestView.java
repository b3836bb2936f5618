package io.reeve.kernel.accessrequest;

import io.reeve.kernel.app.AppId;
import io.reeve.kernel.permission.PermissionId;
import io.reeve.kernel.user.UserId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request as it stands. {@code notes} are the words somebody left with a status; {@code supporter} is who gave access, or
 * refused to, by hand.
 */
public record AccessRequestView(
        AccessRequestId id,
        UserId requester,
        UserId target,
        @Nullable UserId supporter,
        AppId appId,
        @Nullable PermissionId permissionId,
        AccessRequestStatus status,
        Map<AccessRequestStatus, String> notes,
        Instant requestedAt,
        @Nullable Long expirationInSeconds,
        @Nullable Instant expiresAt) {

    public AccessRequestView withNotes(Map<AccessRequestStatus, String> all) {
        return new AccessRequestView(
                id,
                requester,
                target,
                supporter,
                appId,
                permissionId,
                status,
                all,
                requestedAt,
                expirationInSeconds,
                expiresAt);
    }
}
