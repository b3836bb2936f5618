package io.reeve.query.search;

import io.reeve.kernel.Condition;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A condition, and an order, in SQL: values are always bound, never written into the text. */
public final class Where<A> {

    private final Function<A, Column> columns;
    private final Values values = new Values();
    private final String sql;
    private final String order;

    private Where(Condition<A> condition, A sortBy, boolean descending, Function<A, Column> columns) {
        this.columns = columns;
        this.sql = sql(condition);
        this.order = order(sortBy, descending);
    }

    /** {@code columns} knows every attribute. */
    public static <A> Where<A> of(Condition<A> condition, A sortBy, boolean descending, Function<A, Column> columns) {
        return new Where<>(condition, sortBy, descending, columns);
    }

    public String sql() {
        return sql;
    }

    /** The terms to sort by; the id, which never repeats, decides between equals. */
    public String order() {
        return order;
    }

    /** By the names they have in {@link #sql} and {@link #order}. */
    public Map<String, Object> values() {
        return values.byName();
    }

    private String sql(Condition<A> condition) {
        return switch (condition) {
            case Condition.Everything<A> everything -> "true";
            case Condition.And<A>(List<Condition<A>> parts) -> joined(parts, " and ");
            case Condition.Or<A>(List<Condition<A>> parts) -> joined(parts, " or ");
            case Condition.Not<A>(Condition<A> part) -> "not coalesce(" + sql(part) + ", false)";
            case Condition.Present<A>(A attribute) -> columns.apply(attribute).present(values);
            case Condition.Compare<A>(A attribute, Condition.Comparison comparison, String value) ->
                columns.apply(attribute).compare(comparison, value, values);
        };
    }

    private String joined(List<Condition<A>> parts, String operator) {
        return parts.stream().map(this::sql).collect(Collectors.joining(operator, "(", ")"));
    }

    private String order(A attribute, boolean descending) {
        String direction = descending ? " desc" : "";
        return columns.apply(attribute).order(values) + direction + ", id" + direction;
    }
}
