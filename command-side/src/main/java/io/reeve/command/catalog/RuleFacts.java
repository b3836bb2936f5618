package io.reeve.command.catalog;

import io.reeve.command.fact.FactTable;
import io.reeve.command.fact.RecordedEvent;
import io.reeve.kernel.preapproval.RuleEvent;
import io.reeve.kernel.preapproval.RuleEvent.RuleChanged;
import io.reeve.kernel.preapproval.RuleEvent.RuleCreated;
import io.reeve.kernel.preapproval.RuleEvent.RuleDeleted;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
final class RuleFacts implements FactTable {

    @Override
    public List<String> tables() {
        return List.of("reeve.rule_fact");
    }

    @Override
    public boolean concerns(Object payload) {
        return payload instanceof RuleEvent;
    }

    @Override
    public void record(Connection connection, List<RecordedEvent> events) throws SQLException {
        try (PreparedStatement create = connection.prepareStatement("""
                        insert into reeve.rule_fact (rule_id, app_id, rule, made_at, position)
                        values (?, ?, ?::jsonb, ?, ?)""");
                PreparedStatement change = connection.prepareStatement(
                        "update reeve.rule_fact set rule = ?::jsonb, position = ? where rule_id = ?");
                PreparedStatement delete =
                        connection.prepareStatement("delete from reeve.rule_fact where rule_id = ?")) {
            for (RecordedEvent event : events) {
                switch ((RuleEvent) event.payload()) {
                    case RuleCreated created -> create(create, created, event.position());
                    case RuleChanged changed -> change(change, changed, event.position());
                    case RuleDeleted deleted -> {
                        delete.setObject(1, deleted.ruleId().value());
                        delete.addBatch();
                    }
                }
            }
            // The life of each rule is in this order.
            create.executeBatch();
            change.executeBatch();
            delete.executeBatch();
        }
    }

    private static void create(PreparedStatement statement, RuleCreated created, long position) throws SQLException {
        statement.setObject(1, created.ruleId().value());
        statement.setObject(2, created.appId().value());
        statement.setString(3, FactJson.write(created.rule()));
        statement.setLong(4, position);
        statement.setLong(5, position);
        statement.addBatch();
    }

    private static void change(PreparedStatement statement, RuleChanged changed, long position) throws SQLException {
        statement.setString(1, FactJson.write(changed.rule()));
        statement.setLong(2, position);
        statement.setObject(3, changed.ruleId().value());
        statement.addBatch();
    }
}
