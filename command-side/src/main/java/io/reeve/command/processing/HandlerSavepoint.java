package io.reeve.command.processing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Takes back what a failing handler wrote, and only that, before its event is parked in the same transaction. A savepoint
 * for each event would cost a round trip or two for each. So there is one for the batch: when a handler fails, the batch
 * is rolled back to it and what went well before is done again, which is harmless for handlers that only write rows. Where
 * it is not, because they send commands, {@code each} asks for a savepoint after every event.
 */
final class HandlerSavepoint {

    private static final String KEY = HandlerSavepoint.class.getName();

    private final Connection connection;
    private final List<Callable<@Nullable Object>> since = new ArrayList<>();
    private boolean taken;

    private HandlerSavepoint(Connection connection) {
        this.connection = connection;
    }

    /** The one of the transaction this thread is in, if it is in one of a processor. */
    static Optional<HandlerSavepoint> current(DataSource processing) {
        if (!CurrentUnitOfWork.isStarted() || !TransactionSynchronizationManager.hasResource(processing)) {
            return Optional.empty();
        }
        UnitOfWork<?> root = CurrentUnitOfWork.get().root();
        return Optional.of(
                root.getOrComputeResource(KEY, key -> new HandlerSavepoint(DataSourceUtils.getConnection(processing))));
    }

    @Nullable
    Object handle(Callable<@Nullable Object> handling, boolean each) throws Exception {
        if (!taken) {
            take();
        }
        try {
            Object result = handling.call();
            if (each) {
                take();
            } else {
                since.add(handling);
            }
            return result;
        } catch (Exception e) {
            takeBack(e);
            throw e;
        } catch (Error e) {
            // Axon parks exceptions only, and an error would end the worker for good
            takeBack(e);
            throw new IllegalStateException(e);
        }
    }

    /** From here on nothing that was written is taken back. */
    void take() throws SQLException {
        execute(taken ? "release savepoint handled; savepoint handled" : "savepoint handled");
        taken = true;
        since.clear();
    }

    private void takeBack(Throwable cause) {
        try {
            execute("rollback to savepoint handled");
            for (Callable<@Nullable Object> handling : List.copyOf(since)) {
                handling.call();
            }
            take();
        } catch (Exception e) {
            e.addSuppressed(cause);
            throw new BatchLost(e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Nothing to park: the whole batch has to be handled again. */
    static final class BatchLost extends RuntimeException {

        private static final long serialVersionUID = 1L;

        BatchLost(Throwable cause) {
            super("the batch could not be brought back to where it was before a handler failed", cause);
        }
    }
}
