package io.reeve.api.http;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells a database that cannot be reached, or is going down, from one that refused something. */
final class DatabaseAway {

    /** Too many connections, shut down by its operator, crashed, starting. */
    private static final Set<String> STATES = Set.of("53300", "57P01", "57P02", "57P03");

    private DatabaseAway() {}

    static boolean isCauseOf(Throwable thrown) {
        @Nullable Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < 20; depth++) {
            if (cause instanceof SQLException sql && says(sql)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean says(SQLException sql) {
        String state = sql.getSQLState();
        return sql instanceof SQLTransientConnectionException
                || sql instanceof SQLNonTransientConnectionException
                || (state != null && (state.startsWith("08") || STATES.contains(state)));
    }
}
