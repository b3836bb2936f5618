package io.reeve.kernel.audit;

import io.reeve.kernel.Query;
import io.reeve.kernel.token.Caller;

/** A question to the history. Whoever answers it refuses a caller who does not read everything. */
public sealed interface HistoryQuery<R> extends Query<R>
        permits ExplainAccess, FindEvents, FindHistory, ListAccess, ReadEvents {

    Caller caller();

    /** What they have to be allowed to; refused as {@code reader_required}. */
    default void requireReader() {
        caller().requireReadsEverything("read the history");
    }
}
