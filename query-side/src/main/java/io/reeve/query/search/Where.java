package io.reeve.query.search;

import io.reeve.kernel.Condition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The SQL of a condition: values are always bound, never written into the text. */
public final class Where<A extends Enum<A>> {

    private final Map<A, Column> columns;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final String sql;

    private Where(Condition<A> condition, Map<A, Column> columns) {
        this.columns = columns;
        this.sql = sql(condition);
    }

    public static <A extends Enum<A>> Where<A> of(Condition<A> condition, Map<A, Column> columns) {
        return new Where<>(condition, columns);
    }

    public String sql() {
        return sql;
    }

    /** By the names they have in {@link #sql}. */
    public Map<String, Object> values() {
        return values;
    }

    private String sql(Condition<A> condition) {
        return switch (condition) {
            case Condition.Everything<A> everything -> "true";
            case Condition.And<A>(List<Condition<A>> parts) -> joined(parts, " and ");
            case Condition.Or<A>(List<Condition<A>> parts) -> joined(parts, " or ");
            case Condition.Not<A>(Condition<A> part) -> "not coalesce(" + sql(part) + ", false)";
            case Condition.Present<A>(A attribute) -> column(attribute).present();
            case Condition.Compare<A> compare -> compare(compare);
        };
    }

    private String compare(Condition.Compare<A> compare) {
        Column column = column(compare.attribute());
        String name = "c" + values.size();
        values.put(name, column.value(compare.comparison(), compare.value()));
        return column.compare(compare.comparison(), name);
    }

    private String joined(List<Condition<A>> parts, String operator) {
        return parts.stream().map(this::sql).collect(Collectors.joining(operator, "(", ")"));
    }

    private Column column(A attribute) {
        return column(attribute, columns);
    }

    /** The terms to sort by; the id, which never repeats, decides between equals. */
    public static <A extends Enum<A>> String order(A attribute, boolean descending, Map<A, Column> columns) {
        String direction = descending ? " desc" : "";
        return column(attribute, columns).order() + direction + ", id" + direction;
    }

    private static <A extends Enum<A>> Column column(A attribute, Map<A, Column> columns) {
        Column column = columns.get(attribute);
        if (column == null) {
            throw new IllegalStateException("no column for " + attribute);
        }
        return column;
    }
}
