package io.reeve.api.permission;

import io.reeve.api.app.AllowedGroupsInput;
import io.reeve.api.app.ApproversInput;
import io.reeve.api.app.BaseGroup;
import io.reeve.api.app.BaseInlineWebhook;
import io.reeve.api.app.BaseUser;
import io.reeve.kernel.Patch;
import io.reeve.kernel.Rejection;
import io.reeve.kernel.app.AccessLength;
import io.reeve.kernel.app.AllowedGroupRefs;
import io.reeve.kernel.app.ApproverRefs;
import io.reeve.kernel.group.GroupRef;
import io.reeve.kernel.permission.PermissionVisibility;
import io.reeve.kernel.permission.RequestConfigChange;
import io.reeve.kernel.permission.RequestConfigChange.ApprovalChange;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a permission shall be asked for and given. For a new one, absent and null are the same. */
record RequestConfigInput(
        Patch<PermissionVisibility> appstoreVisibility,
        Patch<Boolean> allowedGroupsOverride,
        Patch<AllowedGroupsInput> allowedGroups,
        Patch<Approval> requestApprovalConfig,
        Patch<BaseInlineWebhook> accessRemovalInlineWebhook,
        Patch<BaseInlineWebhook> requestValidationInlineWebhook,
        Patch<Fulfillment> requestFulfillmentConfig) {

    private static final String STAGES = "request_config.request_approval_config.request_approval_stages";

    /** Approvers are named by stage, or as a list of stages; the former count when both are there. */
    @Schema(name = "RequestApprovalConfigInput")
    record Approval(
            Patch<Boolean> requestApprovalConfigOverride,
            Patch<ManagerApproval> managerApproval,
            Patch<Boolean> requireAdditionalApproval,
            Patch<String> customApprovalMessage,
            Patch<Boolean> customApprovalMessageOverride,
            Patch<ApproversInput> approvers,
            Patch<ApproversInput> approversStage2,
            Patch<List<Stage>> requestApprovalStages) {

        static final Approval NONE = new Approval(
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep());

        ApprovalChange change() {
            return new ApprovalChange(
                    requestApprovalConfigOverride,
                    managerApproval.map(option -> option == ManagerApproval.INITIAL_APPROVAL),
                    requireAdditionalApproval,
                    stage(approvers, 0),
                    stage(approversStage2, 1));
        }

        private Patch<ApproverRefs> stage(Patch<ApproversInput> named, int index) {
            List<Stage> stages = requestApprovalStages.value();
            if (named.value() != null || stages == null || stages.isEmpty()) {
                return named.map(ApproversInput::refs);
            }
            if (stages.size() > 2) {
                throw Rejection.invalid(STAGES, "too_many", "There are at most two stages besides the manager.");
            }
            return index < stages.size() ? Patch.to(stages.get(index).refs()) : Patch.keep();
        }
    }

    @Schema(name = "RequestApprovalStageInput")
    record Stage(@Nullable List<Approver> approvers) {

        ApproverRefs refs() {
            List<Approver> all = approvers == null ? List.of() : approvers;
            List<BaseUser> users = all.stream().flatMap(Approver::users).toList();
            List<BaseGroup> groups = all.stream().flatMap(Approver::groups).toList();
            return new ApproversInput(groups, users).refs();
        }
    }

    @Schema(name = "ApproverInput")
    record Approver(
            @Nullable ApproverType type,
            @Nullable BaseUser user,
            @Nullable BaseGroup group) {

        Stream<BaseUser> users() {
            return type == ApproverType.GROUP ? Stream.of() : Stream.ofNullable(user);
        }

        Stream<BaseGroup> groups() {
            return type == ApproverType.USER ? Stream.of() : Stream.ofNullable(group);
        }
    }

    @Schema(name = "RequestFulfillmentConfigInput")
    record Fulfillment(
            Patch<Boolean> manualStepsNeeded,
            Patch<String> manualInstructions,
            Patch<List<String>> timeBasedAccess,
            Patch<Boolean> timeBasedAccessOverride,
            Patch<BaseGroup> provisioningGroup,
            Patch<BaseInlineWebhook> provisioningWebhook) {

        static final Fulfillment NONE =
                new Fulfillment(Patch.keep(), Patch.keep(), Patch.keep(), Patch.keep(), Patch.keep(), Patch.keep());

        Patch<List<AccessLength>> lengths() {
            return timeBasedAccess.map(labels -> labels.stream()
                    .map(label ->
                            AccessLength.named(label, "request_config.request_fulfillment_config.time_based_access"))
                    .toList());
        }
    }

    RequestConfigChange change() {
        Approval approval = Objects.requireNonNullElse(requestApprovalConfig.value(), Approval.NONE);
        Fulfillment fulfillment = Objects.requireNonNullElse(requestFulfillmentConfig.value(), Fulfillment.NONE);
        Patch<AllowedGroupRefs> allowed = allowedGroups.map(AllowedGroupsInput::refs);
        Patch<GroupRef> group = fulfillment.provisioningGroup().map(BaseGroup::ref);
        return new RequestConfigChange(
                appstoreVisibility,
                allowedGroupsOverride,
                allowed,
                approval.change(),
                approval.customApprovalMessageOverride(),
                approval.customApprovalMessage(),
                fulfillment.timeBasedAccessOverride(),
                fulfillment.lengths(),
                fulfillment.manualStepsNeeded(),
                fulfillment.manualInstructions(),
                group,
                webhook(fulfillment.provisioningWebhook()),
                webhook(accessRemovalInlineWebhook),
                webhook(requestValidationInlineWebhook));
    }

    private static Patch<UUID> webhook(Patch<BaseInlineWebhook> webhook) {
        return webhook.map(BaseInlineWebhook::uuid);
    }

    static RequestConfigChange change(@Nullable RequestConfigInput config) {
        return config == null ? RequestConfigChange.NONE : config.change();
    }
}
