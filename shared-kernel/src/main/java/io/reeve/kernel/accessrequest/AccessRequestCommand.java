package io.reeve.kernel.accessrequest;

import io.reeve.kernel.app.AppId;
import io.reeve.kernel.permission.PermissionId;
import io.reeve.kernel.task.TaskId;
import io.reeve.kernel.user.UserId;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What is done with requests for access. */
public sealed interface AccessRequestCommand {

    /**
     * Asks for some permissions of an app, or for the app as such when none are named: one request for each, all of them
     * accepted or none.
     *
     * @param accessRequestIds one for each permission, in the same order; a single one when no permission is named
     * @param requester who asks, when it is not whoever acts; for domain administrators only
     * @param target for whom, when it is not the requester
     * @param expirationInSeconds how long access shall last once it is given; counts before {@code accessLength}
     * @param accessLength the same as one of the lengths that have a name
     */
    record RequestAccess(
            List<AccessRequestId> accessRequestIds,
            @Nullable UserId requester,
            @Nullable UserId target,
            AppId appId,
            List<PermissionId> permissionIds,
            @Nullable String justification,
            @Nullable Long expirationInSeconds,
            @Nullable String accessLength)
            implements AccessRequestCommand {
        public RequestAccess {
            accessRequestIds = List.copyOf(accessRequestIds);
            permissionIds = List.copyOf(permissionIds);
            if (accessRequestIds.size() != Math.max(1, permissionIds.size())) {
                throw new IllegalArgumentException("one id for each request");
            }
        }
    }

    /** The one who asked, or is asked for, or an administrator calls it off. */
    record CancelAccessRequest(
            @TargetAggregateIdentifier AccessRequestId accessRequestId,
            @Nullable String reason) implements AccessRequestCommand {}

    /**
     * What somebody has decided of the task that the request waits for counts from now on, if the request has not heard of it
     * yet. For whoever is about to do something else with it. Harmless whoever sends it, and to repeat.
     */
    record HearOutcome(@TargetAggregateIdentifier AccessRequestId accessRequestId) implements AccessRequestCommand {}

    /** An administrator takes back what was granted, whenever it would have ended. */
    record RevertAccess(
            @TargetAggregateIdentifier AccessRequestId accessRequestId,
            @Nullable String reason) implements AccessRequestCommand {}

    /** An administrator lets access that would have ended go on without an end. */
    record CancelExpiry(
            @TargetAggregateIdentifier AccessRequestId accessRequestId,
            @Nullable String reason) implements AccessRequestCommand {}

    /**
     * {@code by} has completed the task that the request waits for, or has dismissed it. Of no effect when it does not wait
     * for this task (any more), so it is harmless to repeat.
     */
    record RecordOutcome(
            @TargetAggregateIdentifier AccessRequestId accessRequestId, TaskId taskId, UserId by, Outcome outcome)
            implements AccessRequestCommand {
        public enum Outcome {
            COMPLETED,
            DISMISSED
        }
    }

    /** The automated part of granting is done. Harmless to repeat. */
    record ConfirmGrant(@TargetAggregateIdentifier AccessRequestId accessRequestId) implements AccessRequestCommand {}

    /** The automated part of granting was refused, for the reason told. Harmless to repeat. */
    record ReportGrantFailure(@TargetAggregateIdentifier AccessRequestId accessRequestId, String reason)
            implements AccessRequestCommand {}

    /** The time of the granted access is up. Of no effect before its end, or when it has no end any more. */
    record EndAccess(@TargetAggregateIdentifier AccessRequestId accessRequestId) implements AccessRequestCommand {}

    /** The automated part of taking access away is done. Harmless to repeat. */
    record ConfirmRemoval(@TargetAggregateIdentifier AccessRequestId accessRequestId) implements AccessRequestCommand {}

    /** The automated part of taking access away was refused, for the reason told. Harmless to repeat. */
    record ReportRemovalFailure(@TargetAggregateIdentifier AccessRequestId accessRequestId, String reason)
            implements AccessRequestCommand {}

    /** Nobody has acted on {@code taskId} in time. Of no effect when the request does not wait for it (any more). */
    record ExpireAccessRequest(@TargetAggregateIdentifier AccessRequestId accessRequestId, TaskId taskId)
            implements AccessRequestCommand {}

    /** The person asked for has left. Of no effect when access is held already or the request is over. */
    record WithdrawForLeaver(@TargetAggregateIdentifier AccessRequestId accessRequestId)
            implements AccessRequestCommand {}
}
