package io.reeve.query.projection;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Failures that have to do with the moment and not with an event: whatever was tried can be tried again later. */
final class Passing {

    /** Classes of SQLSTATE: connection, transaction taken back, no resources, in the way of others, operator, system. */
    private static final Set<String> CLASSES = Set.of("08", "40", "53", "55", "57", "58");

    private Passing() {}

    static boolean is(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientException
                    || cause instanceof SQLRecoverableException
                    || cause instanceof InterruptedException
                    || (cause instanceof SQLException e && isPassing(e.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPassing(@Nullable String state) {
        return state != null && state.length() >= 2 && CLASSES.contains(state.substring(0, 2));
    }
}
