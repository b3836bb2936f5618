package io.reeve.kernel.preapproval;

import io.reeve.kernel.app.AppId;

public record RuleView(RuleId id, AppId appId, PreApprovalRule rule) {}
