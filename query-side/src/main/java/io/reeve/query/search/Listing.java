package io.reeve.query.catalog;

import io.reeve.kernel.Page;
import io.reeve.kernel.PageRequest;
import io.reeve.kernel.token.Caller;
import io.reeve.query.projection.Read;
import io.reeve.query.search.Column;
import io.reeve.query.search.Total;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/** A list that is narrowed down condition by condition, then counted and read page by page. */
public final class Listing {

    private final String tables;
    private final Map<String, Object> parameters;
    private final List<String> conditions = new ArrayList<>();

    /** {@code tables} is what stands after {@code from}, with table {@code app} called {@code a}. */
    public Listing(String tables, Caller caller) {
        this.tables = tables;
        this.parameters = Audience.of(caller);
    }

    public Listing where(String condition) {
        conditions.add(condition);
        return this;
    }

    /** Narrows down only when there is a value, which the condition calls {@code :name}. */
    public Listing where(String condition, String name, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            parameters.put(name, value);
        }
        return this;
    }

    /** Searches for the whole of something or for a part of it, whatever the case; both conditions call it {@code :search}. */
    public Listing search(String text, boolean exact, String whole, String part) {
        String wanted = text.toLowerCase(Locale.ROOT);
        parameters.put("search", exact ? wanted : "%" + Column.Text.escaped(wanted) + "%");
        conditions.add("(" + (exact ? whole : part) + ")");
        return this;
    }

    public <T> Page<T> page(Read read, String columns, String order, PageRequest page, RowMapper<T> row) {
        String from = " from " + tables + " where " + String.join(" and ", conditions);
        List<T> items = read.sql("select " + columns + from + " order by " + order + " limit :size offset :offset")
                .params(parameters)
                .param("size", page.size())
                .param("offset", page.offset())
                .query(row)
                .list();
        long total = Total.of(
                items.size(),
                page.offset(),
                page.size(),
                () -> read.sql("select count(*)" + from)
                        .params(parameters)
                        .query(Long.class)
                        .single());
        return new Page<>(items, total, page.page(), page.size());
    }
}
