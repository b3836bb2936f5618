package io.reeve.query.search;

import java.util.function.LongSupplier;

/** How long a whole list is, of which a part was read; counted only where the part does not tell. */
public final class Total {

    private Total() {}

    /** {@code found} rows were read from the {@code offset}-th on, {@code limit} at the most. */
    public static long of(int found, long offset, int limit, LongSupplier count) {
        boolean endSeen = found < limit && (found > 0 || offset == 0);
        return endSeen ? offset + found : count.getAsLong();
    }
}
