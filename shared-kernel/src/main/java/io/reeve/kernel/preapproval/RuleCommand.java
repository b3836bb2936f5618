package io.reeve.kernel.preapproval;

import io.reeve.kernel.app.AppId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What can be done about a pre-approval rule, by those who may govern its app. */
public sealed interface RuleCommand {

    RuleId ruleId();

    /** Makes the rule that {@code content} describes; what it does not mention is empty. */
    record CreateRule(@TargetAggregateIdentifier RuleId ruleId, AppId appId, RuleChange content)
            implements RuleCommand {}

    record ChangeRule(@TargetAggregateIdentifier RuleId ruleId, RuleChange change) implements RuleCommand {}

    record DeleteRule(@TargetAggregateIdentifier RuleId ruleId) implements RuleCommand {}
}
