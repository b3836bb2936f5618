package io.reeve.query.activity;

import io.reeve.kernel.accessrequest.AccessRequestEvent;
import io.reeve.kernel.accessrequest.AccessRequestEvent.AccessEnded;
import io.reeve.kernel.accessrequest.AccessRequestEvent.AccessProvisioned;
import io.reeve.kernel.accessrequest.AccessRequestEvent.AccessRequestApproved;
import io.reeve.kernel.accessrequest.AccessRequestEvent.AccessRequestCancelled;
import io.reeve.kernel.accessrequest.AccessRequestEvent.AccessRequestCompleted;
import io.reeve.kernel.accessrequest.AccessRequestEvent.AccessRequestDenied;
import io.reeve.kernel.accessrequest.AccessRequestEvent.AccessRequestExpired;
import io.reeve.kernel.accessrequest.AccessRequestEvent.AccessRequested;
import io.reeve.kernel.accessrequest.AccessRequestEvent.AccessReverted;
import io.reeve.kernel.accessrequest.AccessRequestEvent.DeprovisioningFailed;
import io.reeve.kernel.accessrequest.AccessRequestEvent.DeprovisioningStarted;
import io.reeve.kernel.accessrequest.AccessRequestEvent.ExpiryCancelled;
import io.reeve.kernel.accessrequest.AccessRequestEvent.ManualDeprovisioningRequired;
import io.reeve.kernel.accessrequest.AccessRequestEvent.ManualProvisioningRequired;
import io.reeve.kernel.accessrequest.AccessRequestEvent.ProvisioningDenied;
import io.reeve.kernel.accessrequest.AccessRequestEvent.ProvisioningStarted;
import io.reeve.kernel.accessrequest.AccessRequestEvent.ReversalStarted;
import io.reeve.kernel.accessrequest.AccessRequestEvent.StageApproved;
import io.reeve.kernel.accessrequest.AccessRequestEvent.StageBegun;
import io.reeve.kernel.accessrequest.Grant;
import io.reeve.kernel.accessrequest.ManualReason;
import io.reeve.kernel.account.AccountEvent;
import io.reeve.kernel.account.AccountEvent.AccountCreated;
import io.reeve.kernel.account.AccountEvent.AccountStatusChanged;
import io.reeve.kernel.account.AccountEvent.EntitlementGranted;
import io.reeve.kernel.account.AccountEvent.EntitlementRevoked;
import io.reeve.kernel.account.AccountEvent.ManualRemovalAwaited;
import io.reeve.kernel.account.ProvisioningMethod;
import io.reeve.kernel.activity.ActivityTarget.Kind;
import io.reeve.kernel.app.AccessLength;
import io.reeve.kernel.task.TaskEvent;
import io.reeve.kernel.task.TaskEvent.TaskClosed;
import io.reeve.kernel.task.TaskEvent.TaskCommented;
import io.reeve.kernel.task.TaskEvent.TaskCompleted;
import io.reeve.kernel.task.TaskEvent.TaskDismissed;
import io.reeve.kernel.task.TaskEvent.TaskForgone;
import io.reeve.kernel.task.TaskEvent.TaskOpened;
import io.reeve.kernel.task.TaskEvent.TaskReassigned;
import io.reeve.kernel.task.TaskSubject;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What happens to requests, to the tasks they bring, and to what they grant. */
final class Grants {

    private Grants() {}

    static Told tell(AccessRequestEvent event) {
        return switch (event) {
            case AccessRequested requested ->
                request(ActivityType.APP_STORE_CREATE_ACCESS_REQUEST, requested)
                        .of(requested.appId())
                        .of(requested.permissionId())
                        .of(requested.target())
                        .by(requested.requester())
                        .with("business_justification", requested.justification())
                        .with("access_length", length(requested.duration()));
            case StageBegun begun ->
                request(ActivityType.APP_STORE_BEGIN_APPROVAL_FOR_ACCESS_REQUEST, begun)
                        .with("stage", begun.stage().kind());
            case StageApproved approved ->
                request(ActivityType.APP_STORE_APPROVE_STAGE_OF_ACCESS_REQUEST, approved)
                        .by(approved.by())
                        .with("stage", approved.stage());
            case AccessRequestApproved approved ->
                request(ActivityType.APP_STORE_APPROVE_ACCESS_REQUEST, approved)
                        .with("reason_for_preapproval", approved.automaticBecause())
                        .with("pre_approval_rule_id", approved.preApprovedBy());
            case AccessRequestDenied denied ->
                request(ActivityType.APP_STORE_DENY_ACCESS_REQUEST, denied)
                        .by(denied.by())
                        .with("stage", denied.stage());
            case AccessRequestCancelled cancelled ->
                request(ActivityType.APP_STORE_CANCEL_ACCESS_REQUEST, cancelled)
                        .by(cancelled.by())
                        .with("cause", cancelled.cause())
                        .with("reason", cancelled.reason());
            case AccessRequestExpired expired -> request(ActivityType.APP_STORE_EXPIRE_ACCESS_REQUEST, expired);
            case ProvisioningStarted started ->
                granting(ActivityType.APP_STORE_BEGIN_PROVISIONING_FOR_ACCESS_REQUEST, started, started.grant());
            case ManualProvisioningRequired required ->
                manual(
                        request(ActivityType.APP_STORE_REQUIRE_MANUAL_PROVISIONING_FOR_ACCESS_REQUEST, required),
                        required.reason(),
                        required.failure());
            case ProvisioningDenied denied ->
                request(ActivityType.APP_STORE_MANUAL_DENY_PROVISIONING_FOR_ACCESS_REQUEST, denied)
                        .by(denied.by());
            case AccessProvisioned provisioned ->
                granting(
                                provisioned.by() == null
                                        ? ActivityType.APP_STORE_AUTOMATIC_PROVISIONING_FOR_ACCESS_REQUEST
                                        : ActivityType.APP_STORE_MANUAL_CONFIRM_PROVISIONING_FOR_ACCESS_REQUEST,
                                provisioned,
                                provisioned.grant())
                        .by(provisioned.by())
                        .with("ends_at", provisioned.endsAt());
            case AccessRequestCompleted completed -> request(ActivityType.APP_STORE_COMPLETE_ACCESS_REQUEST, completed);
            case DeprovisioningStarted started ->
                granting(ActivityType.APP_STORE_BEGIN_DEPROVISIONING_FOR_ACCESS_REQUEST, started, started.grant());
            case ManualDeprovisioningRequired required ->
                manual(
                        request(ActivityType.APP_STORE_REQUIRE_MANUAL_DEPROVISIONING_FOR_ACCESS_REQUEST, required),
                        required.reason(),
                        required.failure());
            case AccessEnded ended ->
                granting(
                                ended.by() == null
                                        ? ActivityType.APP_STORE_AUTOMATIC_DEPROVISIONING_FOR_ACCESS_REQUEST
                                        : ActivityType.APP_STORE_MANUAL_CONFIRM_DEPROVISIONING_FOR_ACCESS_REQUEST,
                                ended,
                                ended.grant())
                        .by(ended.by())
                        .with(
                                "deprovisioned_through_direct_integration",
                                ended.grant().method() == ProvisioningMethod.DIRECT);
            case DeprovisioningFailed failed ->
                request(ActivityType.APP_STORE_MANUAL_DENY_DEPROVISIONING_FOR_ACCESS_REQUEST, failed)
                        .by(failed.by())
                        .failedIf(true);
            case ExpiryCancelled cancelled ->
                request(ActivityType.APP_STORE_CANCEL_EXPIRY_OF_ACCESS_REQUEST, cancelled)
                        .by(cancelled.by())
                        .with("reason", cancelled.reason());
            case ReversalStarted started ->
                granting(ActivityType.APP_STORE_BEGIN_REVERT_OF_ACCESS_REQUEST, started, started.grant())
                        .by(started.by())
                        .with("reason", started.reason());
            case AccessReverted reverted ->
                granting(ActivityType.APP_STORE_REVERT_ACCESS_REQUEST, reverted, reverted.grant())
                        .by(reverted.by());
        };
    }

    static Told tell(TaskEvent event) {
        return switch (event) {
            case TaskOpened opened ->
                task(ActivityType.TASK_CREATED, opened)
                        .with("task_type", opened.type())
                        .with("ownership", opened.ownership());
            case TaskCompleted completed ->
                task(ActivityType.TASK_COMPLETED, completed)
                        .by(completed.by())
                        .with("task_type", completed.type())
                        .with("notes", completed.notes());
            case TaskDismissed dismissed ->
                task(ActivityType.TASK_DISMISSED, dismissed)
                        .by(dismissed.by())
                        .with("task_type", dismissed.type())
                        .with("notes", dismissed.notes());
            case TaskReassigned reassigned ->
                task(ActivityType.TASK_REASSIGNED, reassigned).with("ownership", reassigned.ownership());
            case TaskCommented commented ->
                task(ActivityType.TASK_COMMENTED, commented).by(commented.by()).with("comment", commented.comment());
            case TaskClosed closed -> task(ActivityType.TASK_CLOSED, closed).with("status", closed.status());
            case TaskForgone forgone -> task(ActivityType.TASK_FORGONE, forgone);
        };
    }

    static Told tell(AccountEvent event) {
        return switch (event) {
            case AccountCreated created -> account(ActivityType.ACCOUNT_CREATED, created);
            case AccountStatusChanged changed ->
                account(ActivityType.ACCOUNT_STATUS_UPDATED, changed)
                        .with("old_status", changed.previous())
                        .with("new_status", changed.status());
            case EntitlementGranted granted ->
                account(ActivityType.ACCOUNT_ENTITLEMENT_GRANTED, granted)
                        .of(granted.permissionId())
                        .with("access_request_id", granted.grant())
                        .with("method", granted.method());
            case ManualRemovalAwaited awaited ->
                account(ActivityType.ACCOUNT_ENTITLEMENT_REMOVAL_AWAITED, awaited)
                        .of(awaited.permissionId())
                        .with("access_request_id", awaited.grant());
            case EntitlementRevoked revoked ->
                account(ActivityType.ACCOUNT_ENTITLEMENT_REVOKED, revoked)
                        .of(revoked.permissionId())
                        .with("access_request_id", revoked.grant())
                        .with("method", revoked.method());
        };
    }

    /** In the words in which lengths are offered; a length that is not offered in seconds. */
    private static String length(@Nullable Duration duration) {
        return Arrays.stream(AccessLength.values())
                .filter(offered -> Objects.equals(offered.duration(), duration))
                .map(AccessLength::label)
                .findFirst()
                .orElseGet(() -> Objects.requireNonNull(duration).toSeconds() + " seconds");
    }

    private static Told request(ActivityType type, AccessRequestEvent event) {
        return Told.that(type).of(event.accessRequestId()).with("status", event.status());
    }

    private static Told granting(ActivityType type, AccessRequestEvent event, Grant grant) {
        return subject(request(type, event), grant.subject()).of(grant.group()).with("method", grant.method());
    }

    private static Told manual(Told told, ManualReason reason, @Nullable String failure) {
        return told.with("reason", reason)
                .with("error_message", failure)
                .failedIf(reason == ManualReason.AUTOMATION_FAILED);
    }

    private static Told task(ActivityType type, TaskEvent event) {
        return subject(
                Told.that(type)
                        .of(Kind.TASK, event.taskId(), "")
                        .of(event.subject().accessRequestId()),
                event.subject());
    }

    private static Told subject(Told told, TaskSubject subject) {
        return told.of(subject.appId()).of(subject.permissionId()).of(subject.targetUser());
    }

    private static Told account(ActivityType type, AccountEvent event) {
        return Told.that(type)
                .of(Kind.ACCOUNT, event.accountId(), "")
                .of(event.appId())
                .of(event.userId());
    }
}
