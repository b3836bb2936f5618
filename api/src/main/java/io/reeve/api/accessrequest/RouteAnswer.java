package io.reeve.api.accessrequest;

import io.reeve.kernel.accessrequest.AccessRequestId;
import io.reeve.kernel.accessrequest.AccessRequestStatus;
import io.reeve.kernel.accessrequest.Route;
import io.reeve.kernel.accessrequest.RouteView;
import io.reeve.kernel.accessrequest.Stage;
import io.reeve.kernel.account.ProvisioningMethod;
import io.reeve.kernel.group.GroupId;
import io.reeve.kernel.preapproval.RuleId;
import io.reeve.kernel.user.UserId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The way a request goes, as it was fixed when it was made, and which stages have said yes. */
@Schema(name = "AccessRequestRoute")
record RouteAnswer(
        AccessRequestId accessRequestId,
        AccessRequestStatus status,
        List<StageAnswer> stages,
        @Nullable RuleId preApprovedBy,
        @Nullable String preApprovalReason,
        ProvisioningMethod provisioningMethod,
        @Nullable GroupId provisioningGroupId,
        boolean manualStepsNeeded,
        @Nullable String provisioningInstructions,
        String approvalMessage,
        long appSettingsPosition,
        @Nullable Long permissionSettingsPosition) {

    /** Nobody is named for the manager, who is looked up when the stage begins. */
    @Schema(name = "AccessRequestStage")
    record StageAnswer(Stage.Kind stage, List<UserId> userIds, List<GroupId> groupIds, boolean approved) {}

    static RouteAnswer of(RouteView view) {
        Route route = view.route();
        return new RouteAnswer(
                view.id(),
                view.status(),
                route.stages().stream()
                        .map(stage -> new StageAnswer(
                                stage.kind(),
                                stage.approvers().users(),
                                stage.approvers().groups(),
                                view.approved().contains(stage.kind())))
                        .toList(),
                route.preApprovedBy(),
                route.reason(),
                route.method(),
                route.provisioningGroup(),
                route.manualSteps(),
                route.instructions(),
                route.approvalMessage(),
                route.settings().app(),
                route.settings().permission());
    }
}
