package io.reeve.command.preapproval;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.markDeleted;

import io.reeve.command.fact.Governance;
import io.reeve.command.fact.References;
import io.reeve.kernel.Actor;
import io.reeve.kernel.Rejection;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.preapproval.PreApprovalRule;
import io.reeve.kernel.preapproval.RuleCommand.ChangeRule;
import io.reeve.kernel.preapproval.RuleCommand.CreateRule;
import io.reeve.kernel.preapproval.RuleCommand.DeleteRule;
import io.reeve.kernel.preapproval.RuleEvent.RuleChanged;
import io.reeve.kernel.preapproval.RuleEvent.RuleCreated;
import io.reeve.kernel.preapproval.RuleEvent.RuleDeleted;
import io.reeve.kernel.preapproval.RuleId;
import java.util.List;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Says who needs nobody's approval for what of an app. */
@Aggregate(type = "PreApprovalRule")
final class Rule {

    private static final PreApprovalRule EMPTY =
            new PreApprovalRule("", List.of(), List.of(), List.of(), List.of(), List.of());

    @AggregateIdentifier
    private @Nullable RuleId id;

    private AppId appId;
    private PreApprovalRule rule;

    @SuppressWarnings("NullAway.Init") // filled by the first event
    Rule() {}

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(CreateRule create, Actor actor, Governance governance, References references) {
        governance.app(actor, create.appId());
        PreApprovalRule wanted = new RuleMerge(create.appId(), references).merge(EMPTY, create.content());
        if (id == null) {
            apply(new RuleCreated(create.ruleId(), create.appId(), wanted));
        } else if (!create.appId().equals(appId) || !wanted.equals(rule)) {
            throw Rejection.conflict("pre_approval_rule_exists", "There is another rule with this id.");
        }
    }

    @CommandHandler
    void handle(ChangeRule change, Actor actor, Governance governance, References references) {
        governance.rulesOf(actor, appId);
        PreApprovalRule wanted = new RuleMerge(appId, references).merge(rule, change.change());
        if (!wanted.equals(rule)) {
            apply(new RuleChanged(change.ruleId(), appId, wanted));
        }
    }

    @CommandHandler
    void handle(DeleteRule delete, Actor actor, Governance governance) {
        governance.rulesOf(actor, appId);
        apply(new RuleDeleted(Objects.requireNonNull(id), appId));
    }

    @EventSourcingHandler
    void on(RuleCreated event) {
        id = event.ruleId();
        appId = event.appId();
        rule = event.rule();
    }

    @EventSourcingHandler
    void on(RuleChanged event) {
        rule = event.rule();
    }

    @EventSourcingHandler
    void on(RuleDeleted event) {
        markDeleted();
    }
}
