package io.reeve.query.accessrequest;

import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What rows have to meet, with the values it speaks of. */
record Condition(String sql, Map<String, Object> values) {

    static final Condition NONE = new Condition("true", Map.of());

    static Condition of(String sql, String name, Object value) {
        return new Condition(sql, Map.of(name, value));
    }

    Condition and(String more, String name, Object value) {
        return and(of(more, name, value));
    }

    Condition and(Condition other) {
        Map<String, Object> all = new HashMap<>(values);
        all.putAll(other.values);
        return new Condition(sql + " and " + other.sql, all);
    }

    JdbcClient.StatementSpec applyTo(JdbcClient.StatementSpec statement) {
        return statement.params(values);
    }
}
