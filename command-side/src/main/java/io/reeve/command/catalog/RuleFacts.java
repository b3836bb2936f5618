package io.reeve.command.catalog;

import io.reeve.command.fact.FactBatch;
import io.reeve.command.fact.FactJson;
import io.reeve.command.fact.FactsOf;
import io.reeve.kernel.preapproval.RuleEvent;
import io.reeve.kernel.preapproval.RuleEvent.RuleChanged;
import io.reeve.kernel.preapproval.RuleEvent.RuleCreated;
import io.reeve.kernel.preapproval.RuleEvent.RuleDeleted;
import java.sql.SQLException;
import java.util.List;
import org.springframework.stereotype.Component;

/** The pre-approval rules that there are. */
@Component
final class RuleFacts implements FactsOf<RuleEvent> {

    @Override
    public List<String> tables() {
        return List.of("reeve.rule_fact");
    }

    @Override
    public Class<RuleEvent> family() {
        return RuleEvent.class;
    }

    @Override
    public void record(RuleEvent event, long position, FactBatch batch) throws SQLException {
        switch (event) {
            case RuleCreated created ->
                batch.add(
                        "insert into reeve.rule_fact (rule_id, app_id, rule, made_at) values (?, ?, ?::jsonb, ?)",
                        created.ruleId().value(),
                        created.appId().value(),
                        FactJson.write(created.rule()),
                        position);
            case RuleChanged changed ->
                batch.add(
                        "update reeve.rule_fact set rule = ?::jsonb where rule_id = ?",
                        FactJson.write(changed.rule()),
                        changed.ruleId().value());
            case RuleDeleted deleted ->
                batch.add(
                        "delete from reeve.rule_fact where rule_id = ?",
                        deleted.ruleId().value());
        }
    }
}
