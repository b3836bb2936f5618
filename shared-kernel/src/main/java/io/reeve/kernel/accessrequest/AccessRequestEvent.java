package io.reeve.kernel.accessrequest;

import io.reeve.kernel.EventName;
import io.reeve.kernel.Personal;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.permission.PermissionId;
import io.reeve.kernel.preapproval.RuleId;
import io.reeve.kernel.task.TaskId;
import io.reeve.kernel.task.TaskSubject;
import io.reeve.kernel.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * What happens to a request for access. Each event brings the request to one status, so that every status it ever had can
 * be read from its events.
 */
public sealed interface AccessRequestEvent {
    AccessRequestId accessRequestId();

    /** Where the request stands after this. */
    AccessRequestStatus status();

    /** Somebody asked. The way it will go is fixed; whether it will be granted is open. */
    @EventName("access_request.requested")
    @Revision("1")
    record AccessRequested(
            AccessRequestId accessRequestId,
            UserId requester,
            UserId target,
            AppId appId,
            @Nullable PermissionId permissionId,

            @Personal(of = {"requester", "target"}) @Nullable
            String justification,

            @Nullable Duration duration,
            Route route,
            Instant requestedAt)
            implements AccessRequestEvent {
        @Override
        public AccessRequestStatus status() {
            return AccessRequestStatus.PENDING;
        }
    }

    /**
     * The request waits for a decision. {@code stage} names who should decide, {@code excluded} who may not, whatever way
     * the task comes to them.
     */
    @EventName("access_request.stage_begun")
    @Revision("1")
    record StageBegun(
            AccessRequestId accessRequestId, TaskSubject subject, Stage stage, TaskId taskId, Set<UserId> excluded)
            implements AccessRequestEvent {
        public StageBegun {
            excluded = Set.copyOf(excluded);
        }

        @Override
        public AccessRequestStatus status() {
            return stage.kind() == Stage.Kind.MANAGER
                    ? AccessRequestStatus.PENDING_MANAGER_APPROVAL
                    : AccessRequestStatus.PENDING_APPROVAL;
        }
    }

    /** {@code by} said yes at this stage. Others may have to say so too. */
    @EventName("access_request.stage_approved")
    @Revision("1")
    record StageApproved(AccessRequestId accessRequestId, Stage.Kind stage, TaskId taskId, UserId by)
            implements AccessRequestEvent {
        @Override
        public AccessRequestStatus status() {
            return stage == Stage.Kind.MANAGER
                    ? AccessRequestStatus.MANAGER_APPROVED
                    : AccessRequestStatus.PENDING_APPROVAL;
        }
    }

    /**
     * Nobody need say yes any more. {@code taskId} is the last decision; where none was needed, {@code automaticBecause}
     * says why, and {@code preApprovedBy} names the rule, if it was one.
     */
    @EventName("access_request.approved")
    @Revision("1")
    record AccessRequestApproved(
            AccessRequestId accessRequestId,
            @Nullable TaskId taskId,
            @Nullable String automaticBecause,
            @Nullable RuleId preApprovedBy)
            implements AccessRequestEvent {
        @Override
        public AccessRequestStatus status() {
            return AccessRequestStatus.APPROVED;
        }
    }

    /** {@code by} said no. */
    @EventName("access_request.denied")
    @Revision("1")
    record AccessRequestDenied(AccessRequestId accessRequestId, Stage.Kind stage, TaskId taskId, UserId by)
            implements AccessRequestEvent {
        @Override
        public AccessRequestStatus status() {
            return stage == Stage.Kind.MANAGER ? AccessRequestStatus.MANAGER_DENIED : AccessRequestStatus.DENIED;
        }
    }

    /**
     * Called off before access was held. {@code openTask} is what the request waited for; {@code takenBack} is what was
     * under way by then and is undone.
     */
    @EventName("access_request.cancelled")
    @Revision("1")
    record AccessRequestCancelled(
            AccessRequestId accessRequestId,
            UserId target,
            Cause cause,
            @Nullable UserId by,
            @Personal(of = {"by", "target"}) @Nullable String reason,
            @Nullable TaskId openTask,
            @Nullable Grant takenBack)
            implements AccessRequestEvent {
        public enum Cause {
            /** Somebody did it: {@code by}. */
            PERSON,
            /** The person asked for has left, or may not act when access would have been given. */
            TARGET_NOT_ACTIVE
        }

        @Override
        public AccessRequestStatus status() {
            return AccessRequestStatus.CANCELLED;
        }
    }

    /** Nobody acted in time. */
    @EventName("access_request.expired")
    @Revision("1")
    record AccessRequestExpired(
            AccessRequestId accessRequestId,
            TaskId openTask,
            @Nullable Grant takenBack) implements AccessRequestEvent {
        @Override
        public AccessRequestStatus status() {
            return AccessRequestStatus.EXPIRED;
        }
    }

    /** Access is being given. */
    @EventName("access_request.provisioning_started")
    @Revision("1")
    record ProvisioningStarted(AccessRequestId accessRequestId, Grant grant) implements AccessRequestEvent {
        @Override
        public AccessRequestStatus status() {
            return AccessRequestStatus.PENDING_PROVISIONING;
        }
    }

    /** Somebody has to give access, or a part of it, by hand; {@code failure} tells what went wrong, if something did. */
    @EventName("access_request.manual_provisioning_required")
    @Revision("1")
    record ManualProvisioningRequired(
            AccessRequestId accessRequestId,
            TaskSubject subject,
            TaskId taskId,
            ManualReason reason,
            @Nullable String failure,
            @Nullable String instructions,
            Set<UserId> excluded)
            implements AccessRequestEvent {
        public ManualProvisioningRequired {
            excluded = Set.copyOf(excluded);
        }

        @Override
        public AccessRequestStatus status() {
            return AccessRequestStatus.PENDING_MANUAL_PROVISIONING;
        }
    }

    /** {@code by} refused to give access; what was given already is undone. */
    @EventName("access_request.provisioning_denied")
    @Revision("1")
    record ProvisioningDenied(
            AccessRequestId accessRequestId,
            TaskId taskId,
            UserId by,
            @Nullable Grant takenBack) implements AccessRequestEvent {
        @Override
        public AccessRequestStatus status() {
            return AccessRequestStatus.DENIED_PROVISIONING;
        }
    }

    /** Access is held from here on; its length counts from {@code provisionedAt}. {@code by} confirmed it, if a person did. */
    @EventName("access_request.provisioned")
    @Revision("1")
    record AccessProvisioned(
            AccessRequestId accessRequestId,
            Grant grant,
            Instant provisionedAt,
            @Nullable Instant endsAt,
            @Nullable TaskId taskId,
            @Nullable UserId by)
            implements AccessRequestEvent {
        @Override
        public AccessRequestStatus status() {
            return AccessRequestStatus.PROVISIONED;
        }
    }

    /** Nothing is left to do; access is held. */
    @EventName("access_request.completed")
    @Revision("1")
    record AccessRequestCompleted(AccessRequestId accessRequestId) implements AccessRequestEvent {
        @Override
        public AccessRequestStatus status() {
            return AccessRequestStatus.COMPLETED;
        }
    }

    /** The time is up; access is being taken away. */
    @EventName("access_request.deprovisioning_started")
    @Revision("1")
    record DeprovisioningStarted(AccessRequestId accessRequestId, Grant grant) implements AccessRequestEvent {
        @Override
        public AccessRequestStatus status() {
            return AccessRequestStatus.PENDING_DEPROVISIONING;
        }
    }

    /**
     * Somebody has to take access, or a part of it, away by hand; until then it is still held. {@code reverting} tells
     * whether it is taken back rather than run out.
     */
    @EventName("access_request.manual_deprovisioning_required")
    @Revision("1")
    record ManualDeprovisioningRequired(
            AccessRequestId accessRequestId,
            TaskSubject subject,
            TaskId taskId,
            boolean reverting,
            ManualReason reason,
            @Nullable String failure,
            @Nullable String instructions,
            Set<UserId> excluded)
            implements AccessRequestEvent {
        public ManualDeprovisioningRequired {
            excluded = Set.copyOf(excluded);
        }

        @Override
        public AccessRequestStatus status() {
            return reverting ? AccessRequestStatus.REVERTING : AccessRequestStatus.PENDING_MANUAL_DEPROVISIONING;
        }
    }

    /** The time was up and access is held no more. {@code by} confirmed it, if a person did. */
    @EventName("access_request.access_ended")
    @Revision("1")
    record AccessEnded(
            AccessRequestId accessRequestId,
            Grant grant,
            Instant endedAt,
            @Nullable TaskId taskId,
            @Nullable UserId by) implements AccessRequestEvent {
        @Override
        public AccessRequestStatus status() {
            return AccessRequestStatus.TIME_BASED_EXPIRED;
        }
    }

    /** {@code by} said that access could not be taken away: it is still held, though it should not be. */
    @EventName("access_request.deprovisioning_failed")
    @Revision("1")
    record DeprovisioningFailed(AccessRequestId accessRequestId, TaskId taskId, UserId by)
            implements AccessRequestEvent {
        @Override
        public AccessRequestStatus status() {
            return AccessRequestStatus.TIME_BASED_EXPIRED_FAILED;
        }
    }

    /** {@code by} decided that access does not end by itself any more. */
    @EventName("access_request.expiry_cancelled")
    @Revision("1")
    record ExpiryCancelled(
            AccessRequestId accessRequestId,
            UserId target,
            UserId by,
            @Personal(of = {"by", "target"}) @Nullable String reason)
            implements AccessRequestEvent {
        @Override
        public AccessRequestStatus status() {
            return AccessRequestStatus.TIME_BASED_EXPIRED_CANCELLED;
        }
    }

    /** {@code by} takes back what was granted; it is being taken away. */
    @EventName("access_request.reversal_started")
    @Revision("1")
    record ReversalStarted(
            AccessRequestId accessRequestId,
            Grant grant,
            UserId by,

            @Personal(of = {"by", "grant.subject.targetUser"}) @Nullable
            String reason)
            implements AccessRequestEvent {
        @Override
        public AccessRequestStatus status() {
            return AccessRequestStatus.REVERTING;
        }
    }

    /** What was granted was taken back and is held no more. {@code by} confirmed it, if a person did. */
    @EventName("access_request.reverted")
    @Revision("1")
    record AccessReverted(
            AccessRequestId accessRequestId,
            Grant grant,
            Instant endedAt,
            @Nullable TaskId taskId,
            @Nullable UserId by) implements AccessRequestEvent {
        @Override
        public AccessRequestStatus status() {
            return AccessRequestStatus.REVERTED;
        }
    }
}
