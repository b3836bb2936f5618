package io.reeve.api.permission;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.reeve.api.app.AllowedGroupsAnswer;
import io.reeve.api.app.ApproversAnswer;
import io.reeve.api.group.Group;
import io.reeve.api.user.User;
import io.reeve.api.webhook.InlineWebhook;
import io.reeve.kernel.permission.PermissionVisibility;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a permission is asked for and given. What it does not override is the app's, or null when that was not asked for. */
public record RequestConfigAnswer(
        @Nullable PermissionVisibility appstoreVisibility,

        @Nullable Boolean allowedGroupsOverride,
        @Nullable AllowedGroupsAnswer allowedGroups,
        @Nullable Approval requestApprovalConfig,
        @Nullable Fulfillment requestFulfillmentConfig,
        @Nullable InlineWebhook accessRemovalInlineWebhook,
        @Nullable InlineWebhook requestValidationInlineWebhook) {

    /** What is shown is always all there is: {@code responseDescribesEntireApprovalWorkflow}. */
    @Schema(name = "RequestApprovalConfigOutput")
    public record Approval(
            @Nullable Boolean requestApprovalConfigOverride,
            @Nullable ManagerApproval managerApproval,
            @Nullable Boolean requireAdditionalApproval,
            @Nullable String customApprovalMessage,
            @Nullable Boolean customApprovalMessageOverride,
            @Nullable ApproversAnswer approvers,
            @Nullable ApproversAnswer approversStage2,
            @Nullable List<Stage> requestApprovalStages,
            @Nullable Boolean responseDescribesEntireApprovalWorkflow) {}

    /** The approvers of one stage, each by itself. */
    @Schema(name = "RequestApprovalStageOutput")
    public record Stage(@Nullable List<Approver> approvers) {

        static Stage of(ApproversAnswer approvers) {
            return new Stage(Stream.concat(
                            approvers.users().stream().map(user -> new Approver(ApproverType.USER, user, null)),
                            approvers.groups().stream().map(group -> new Approver(ApproverType.GROUP, null, group)))
                    .toList());
        }
    }

    @Schema(name = "ApproverOutput")
    public record Approver(
            ApproverType type,
            @Nullable User user,
            @Nullable Group group) {}

    /** The contract has no null for lengths: where there are none to tell, the key is left out. */
    @Schema(name = "RequestFulfillmentConfigOutput")
    public record Fulfillment(
            @Nullable Boolean manualStepsNeeded,
            @Nullable String manualInstructions,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<String> timeBasedAccess,

            @Nullable Boolean timeBasedAccessOverride,
            @Nullable Group provisioningGroup,
            @Nullable InlineWebhook provisioningWebhook) {}
}
