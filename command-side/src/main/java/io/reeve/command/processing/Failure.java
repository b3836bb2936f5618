package io.reeve.command.processing;

import io.reeve.kernel.Unavailable;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.concurrent.RejectedExecutionException;
import org.axonframework.common.AxonTransientException;
import org.axonframework.lifecycle.ShutdownInProgressException;
import org.axonframework.messaging.timeout.AxonTimeoutException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.jspecify.annotations.Nullable;

/** Tells failures that pass by themselves from those that come back however often the event is handled. */
final class Failure {

    private Failure() {}

    /**
     * Whether it has to do with the moment and not with the event: the database is away or in the way of others, the
     * store takes nothing, the machine is out of memory, the node stops.
     */
    static boolean passes(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            boolean passing = switch (cause) {
                case SQLTransientException e -> true;
                case SQLRecoverableException e -> true;
                case SQLException e -> passes(e.getSQLState());
                case Unavailable e -> true;
                case AxonTransientException e -> true;
                case AggregateStreamCreationException e -> true;
                case AxonTimeoutException e -> true;
                case ShutdownInProgressException e -> true;
                case RejectedExecutionException e -> true;
                case InterruptedException e -> true;
                case HandlerSavepoint.BatchLost e -> true;
                case VirtualMachineError e -> true;
                default -> false;
            };
            if (passing) {
                return true;
            }
        }
        return false;
    }

    /** Classes of SQLSTATE: connection, transaction rolled back, no resources, operator, system; and lock not available. */
    private static boolean passes(@Nullable String sqlState) {
        return sqlState != null
                && (sqlState.startsWith("08")
                        || sqlState.startsWith("40")
                        || sqlState.startsWith("53")
                        || sqlState.startsWith("57")
                        || sqlState.startsWith("58")
                        || sqlState.equals("55P03")
                        || sqlState.equals("25P03")
                        || sqlState.equals("25P04"));
    }
}
