package io.reeve.kernel.permission;

import io.reeve.kernel.app.Approvers;

/** How requests for one permission are decided instead of how the app's are. */
public record ApprovalOverride(
        boolean managerApproval, boolean requireAdditionalApproval, Approvers approvers, Approvers approversStage2) {}
