package io.reeve.command.permission;

import io.reeve.command.app.Stages;
import io.reeve.command.fact.References;
import io.reeve.kernel.Patch;
import io.reeve.kernel.Rejection;
import io.reeve.kernel.app.AccessLength;
import io.reeve.kernel.app.AllowedGroupRefs;
import io.reeve.kernel.app.AllowedGroups;
import io.reeve.kernel.app.AppSettings;
import io.reeve.kernel.app.ApproverRefs;
import io.reeve.kernel.app.Approvers;
import io.reeve.kernel.permission.ApprovalOverride;
import io.reeve.kernel.permission.PermissionVisibility;
import io.reeve.kernel.permission.RequestConfig;
import io.reeve.kernel.permission.RequestConfigChange;
import io.reeve.kernel.permission.RequestConfigChange.ApprovalChange;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A permission's configuration as it is, and what shall be different, make the configuration as it will be.
 *
 * @param app the settings of the app, when a permission is changed: sending back what they give is no change. A new
 *     permission, where this is {@code null}, keeps what is sent, and values that contradict their override are refused.
 */
record ConfigMerge(RequestConfig current, @Nullable AppSettings app, References references) {

    private static final RequestConfig NOTHING_OVERRIDDEN =
            new RequestConfig(PermissionVisibility.HIDDEN, null, null, null, null, null, null, null, null, null, null);

    private static final String APPROVAL = "request_config.request_approval_config.";
    private static final String FULFILMENT = "request_config.request_fulfillment_config.";

    static ConfigMerge create(References references) {
        return new ConfigMerge(NOTHING_OVERRIDDEN, null, references);
    }

    static ConfigMerge change(RequestConfig current, AppSettings app, References references) {
        return new ConfigMerge(current, app, references);
    }

    RequestConfig merge(RequestConfigChange change) {
        references.noWebhook(change.provisioningWebhook().value(), FULFILMENT + "provisioning_webhook");
        references.noWebhook(change.accessRemovalWebhook().value(), "request_config.access_removal_inline_webhook");
        references.noWebhook(
                change.requestValidationWebhook().value(), "request_config.request_validation_inline_webhook");
        return new RequestConfig(
                Objects.requireNonNullElse(change.visibility().value(), current.visibility()),
                allowedGroups(change),
                approval(change.approval()),
                message(change),
                lengths(change),
                own(
                        change.manualStepsNeeded(),
                        current.manualStepsNeeded(),
                        app == null ? null : app.provisioning().manualStepsNeeded()),
                own(
                        change.manualInstructions(),
                        current.manualInstructions(),
                        app == null ? null : app.provisioning().customProvisioningInstructions()),
                isNew()
                        ? references.group(change.provisioningGroup().value(), FULFILMENT + "provisioning_group")
                        : current.provisioningGroup(),
                change.provisioningWebhook().orKeep(current.provisioningWebhook()),
                change.accessRemovalWebhook().orKeep(current.accessRemovalWebhook()),
                change.requestValidationWebhook().orKeep(current.requestValidationWebhook()));
    }

    private @Nullable AllowedGroups allowedGroups(RequestConfigChange change) {
        String field = "request_config.allowed_groups";
        Boolean override = change.allowedGroupsOverride().value();
        AllowedGroupRefs refs = change.allowedGroups().value();
        boolean filled = refs != null
                && (refs.type() == AllowedGroups.Type.SPECIFIED_GROUPS
                        || !refs.groups().isEmpty());
        if (!isOwn(override, filled, current.allowedGroups() != null, field)) {
            return null;
        }
        if (refs == null || (Boolean.TRUE.equals(override) && refs.type() == null)) {
            return required(refs == null ? current.allowedGroups() : null, field + ".type", "Say which groups.");
        }
        AllowedGroups before = current.allowedGroups();
        return sameSet(before, references.allowedGroups(refs, before == null ? AllowedGroups.ALL : before, field));
    }

    private @Nullable ApprovalOverride approval(ApprovalChange change) {
        ApprovalOverride before = current.approval();
        Stages now = before == null
                ? Stages.NONE
                : new Stages(before.requireAdditionalApproval(), before.approvers(), before.approversStage2());
        Approvers stage1 = approvers(change.approvers(), now.stage1(), APPROVAL + "approvers");
        Approvers stage2 = approvers(change.approversStage2(), now.stage2(), APPROVAL + "approvers_stage_2");
        boolean filled = Boolean.TRUE.equals(change.managerApproval().value())
                || (stage1 != null && !stage1.isEmpty())
                || (stage2 != null && !stage2.isEmpty());
        if (!isOwn(change.override().value(), filled, before != null, APPROVAL + "approvers")) {
            return null;
        }
        Stages stages = now.with(change.requireAdditionalApproval(), stage1, stage2);
        boolean manager = Objects.requireNonNullElse(
                change.managerApproval().value(), before != null && before.managerApproval());
        if (stages.stage1().isEmpty() && !stages.stage2().isEmpty()) {
            throw Rejection.invalid(
                    APPROVAL + "approvers", "missing", "A second stage of approvers needs a first one.");
        }
        if (stages.stage1().isEmpty() && !manager) {
            throw Rejection.invalid(
                    APPROVAL + "approvers", "missing", "An approval of its own needs approvers or the manager.");
        }
        return new ApprovalOverride(manager, stages.second(), stages.stage1(), stages.stage2());
    }

    private @Nullable String message(RequestConfigChange change) {
        String field = APPROVAL + "custom_approval_message";
        String message = change.customApprovalMessage().value();
        boolean filled = message != null && !message.isEmpty();
        if (!isOwn(
                change.customApprovalMessageOverride().value(),
                filled,
                current.customApprovalMessage() != null,
                field)) {
            return null;
        }
        return required(
                message == null ? current.customApprovalMessage() : filled ? message : null,
                field,
                "A message of its own must not be empty.");
    }

    private @Nullable List<AccessLength> lengths(RequestConfigChange change) {
        String field = FULFILMENT + "time_based_access";
        List<AccessLength> lengths = change.timeBasedAccess().value();
        boolean filled = lengths != null && !lengths.isEmpty();
        if (!isOwn(change.timeBasedAccessOverride().value(), filled, current.timeBasedAccess() != null, field)) {
            return null;
        }
        List<AccessLength> own = lengths == null ? current.timeBasedAccess() : filled ? lengths : null;
        return List.copyOf(
                new LinkedHashSet<>(required(own, field, "Lengths of its own need at least one length of access.")));
    }

    /** Whether the value will be the permission's own. Without a word about the override a filled value says so. */
    private boolean isOwn(@Nullable Boolean override, boolean filled, boolean isOwnNow, String field) {
        if (override == null) {
            return filled || isOwnNow;
        }
        if (!override && filled && isNew()) {
            throw Rejection.invalid(field, "not_overridden", "This is given, but its override is false.");
        }
        return override;
    }

    /** For what has no override beside it: {@code null} gives the app's back, and so does saying what the app gives. */
    private <T> @Nullable T own(Patch<T> change, @Nullable T now, @Nullable T inherited) {
        if (!change.present()) {
            return now;
        }
        return now == null && Objects.equals(change.value(), inherited) ? null : change.value();
    }

    private boolean isNew() {
        return app == null;
    }

    private @Nullable Approvers approvers(Patch<ApproverRefs> change, Approvers before, String field) {
        ApproverRefs refs = change.value();
        return refs == null ? null : references.approvers(refs, before, field);
    }

    private static AllowedGroups sameSet(@Nullable AllowedGroups before, AllowedGroups after) {
        if (before != null
                && before.type() == after.type()
                && Set.copyOf(before.groups()).equals(Set.copyOf(after.groups()))) {
            return before;
        }
        return after;
    }

    private static <T> T required(@Nullable T value, String field, String message) {
        if (value == null) {
            throw Rejection.invalid(field, "missing", message);
        }
        return value;
    }
}
