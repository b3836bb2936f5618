package io.reeve.api.accessrequest;

import io.reeve.kernel.accessrequest.AccessRequestCommand.RequestAccess;
import io.reeve.kernel.accessrequest.AccessRequestId;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.permission.PermissionId;
import io.reeve.kernel.user.UserId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What somebody asks for. {@code note} is an older name of {@code businessJustification}. */
record CreateAccessRequestInput(
        AppId appId,
        @Nullable UserId requesterUserId,
        @Nullable UserId targetUserId,
        @Nullable String note,
        @Nullable String businessJustification,
        @Nullable Long expirationInSeconds,
        @Nullable String accessLength,
        @Nullable List<PermissionId> requestablePermissionIds) {

    /** An id for each request that this makes. */
    List<AccessRequestId> newIds() {
        return Stream.generate(AccessRequestId::next)
                .limit(Math.max(1, permissions().size()))
                .toList();
    }

    RequestAccess as(List<AccessRequestId> ids) {
        return new RequestAccess(
                ids,
                requesterUserId,
                targetUserId,
                appId,
                permissions(),
                businessJustification == null ? note : businessJustification,
                expirationInSeconds,
                accessLength == null || accessLength.isEmpty() ? null : accessLength);
    }

    private List<PermissionId> permissions() {
        return Objects.requireNonNullElse(requestablePermissionIds, List.of());
    }
}
