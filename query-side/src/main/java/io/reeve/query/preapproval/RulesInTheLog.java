package io.reeve.query.preapproval;

import io.reeve.kernel.preapproval.RuleEvent;
import io.reeve.kernel.preapproval.RuleEvent.RuleChanged;
import io.reeve.kernel.preapproval.RuleEvent.RuleCreated;
import io.reeve.kernel.preapproval.RuleEvent.RuleDeleted;
import io.reeve.kernel.preapproval.RuleQuery.FindRuleInTheLog;
import io.reeve.kernel.preapproval.RuleView;
import io.reeve.query.projection.OwnEvents;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Rules as they have just been written; one that is gone by now as it was last. */
@Component
class RulesInTheLog {

    private final OwnEvents events;

    RulesInTheLog(OwnEvents events) {
        this.events = events;
    }

    @QueryHandler
    Optional<RuleView> handle(FindRuleInTheLog query) {
        return events.tell(query.ruleId(), RulesInTheLog::made, RulesInTheLog::changed);
    }

    private static RuleView made(DomainEventMessage<?> message) {
        RuleCreated event = (RuleCreated) message.getPayload();
        return new RuleView(event.ruleId(), event.appId(), event.rule());
    }

    private static RuleView changed(RuleView rule, DomainEventMessage<?> message) {
        return switch ((RuleEvent) message.getPayload()) {
            case RuleChanged event -> new RuleView(rule.id(), rule.appId(), event.rule());
            case RuleCreated _, RuleDeleted _ -> rule;
        };
    }
}
