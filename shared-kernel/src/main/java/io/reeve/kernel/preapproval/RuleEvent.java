package io.reeve.kernel.preapproval;

import io.reeve.kernel.EventName;
import io.reeve.kernel.app.AppId;
import org.axonframework.serialization.Revision;

/** What happens to a pre-approval rule. */
public sealed interface RuleEvent {

    RuleId ruleId();

    AppId appId();

    @EventName("pre_approval_rule.created")
    @Revision("1")
    record RuleCreated(RuleId ruleId, AppId appId, PreApprovalRule rule) implements RuleEvent {}

    @EventName("pre_approval_rule.changed")
    @Revision("1")
    record RuleChanged(RuleId ruleId, AppId appId, PreApprovalRule rule) implements RuleEvent {}

    @EventName("pre_approval_rule.deleted")
    @Revision("1")
    record RuleDeleted(RuleId ruleId, AppId appId) implements RuleEvent {}
}
