package io.reeve.kernel.operation;

import java.util.List;
import java.util.Map;

/**
 * A row of a view that is not what the log says it is. Tells where, never what: values may be somebody's data.
 *
 * @param key the columns of the primary key with their values, which are ids, positions and names of states
 * @param columns the columns that differ; empty unless {@code kind} is {@code DIFFERENT}
 */
public record Finding(Kind kind, String table, Map<String, String> key, List<String> columns) {

    public enum Kind {
        /** The log makes this row, and the view does not have it. */
        MISSING,
        /** The view has this row, and nothing in the log makes it. */
        EXTRA,
        DIFFERENT
    }
}
