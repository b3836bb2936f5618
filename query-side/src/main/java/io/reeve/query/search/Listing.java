package io.reeve.query.search;

import io.reeve.kernel.Page;
import io.reeve.kernel.PageRequest;
import io.reeve.kernel.Slice;
import io.reeve.query.projection.Read;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/**
 * A list that is narrowed down condition by condition, then counted and read, as a whole or part by part. Values are bound
 * by name, never written into a condition.
 */
public final class Listing {

    private final String tables;
    private final Map<String, Object> values = new HashMap<>();
    private final List<String> conditions = new ArrayList<>();

    /** {@code tables} is what stands after {@code from}. */
    public Listing(String tables) {
        this.tables = tables;
    }

    /** What conditions speak of by these names. */
    public Listing with(Map<String, ?> more) {
        values.putAll(more);
        return this;
    }

    public Listing where(String condition) {
        conditions.add(condition);
        return this;
    }

    /** Narrows down only when there is a value, which the condition calls {@code :name}. */
    public Listing where(String condition, String name, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            values.put(name, value);
        }
        return this;
    }

    /** Searches for the whole of something or for a part of it, whatever the case; both conditions call it {@code :search}. */
    public Listing search(String text, boolean exact, String whole, String part) {
        String wanted = text.toLowerCase(Locale.ROOT);
        values.put("search", exact ? wanted : "%" + Column.Text.escaped(wanted) + "%");
        conditions.add("(" + (exact ? whole : part) + ")");
        return this;
    }

    public <T> Page<T> page(Read read, String columns, String order, PageRequest page, RowMapper<T> row) {
        Slice<T> slice = slice(read, columns, order, page.offset(), page.size(), row);
        return new Page<>(slice.items(), slice.total(), page.page(), page.size());
    }

    /** At most {@code limit} of them from the {@code offset}-th on, with the length of the whole. */
    public <T> Slice<T> slice(Read read, String columns, String order, long offset, int limit, RowMapper<T> row) {
        List<T> items = limit == 0 ? List.of() : part(read, columns, order, offset, limit, row);
        boolean endSeen = items.size() < limit && (!items.isEmpty() || offset == 0);
        return new Slice<>(items, endSeen ? offset + items.size() : count(read));
    }

    /** At most {@code limit} of them from the {@code offset}-th on; how many there are is not asked. */
    public <T> List<T> part(Read read, String columns, String order, long offset, int limit, RowMapper<T> row) {
        return read.sql("select " + columns + from() + " order by " + order + " limit :limit offset :offset")
                .params(values)
                .param("limit", limit)
                .param("offset", offset)
                .query(row)
                .list();
    }

    public <T> List<T> all(Read read, String columns, String order, RowMapper<T> row) {
        return read.sql("select " + columns + from() + " order by " + order)
                .params(values)
                .query(row)
                .list();
    }

    public long count(Read read) {
        return read.sql("select count(*)" + from())
                .params(values)
                .query(Long.class)
                .single();
    }

    private String from() {
        return " from " + tables + (conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions));
    }
}
