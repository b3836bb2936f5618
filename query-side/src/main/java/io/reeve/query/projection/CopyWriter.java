package io.reeve.query.projection;

import io.reeve.kernel.projection.AcrossSequences;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Lets the handlers of a view write into a copy of its tables, over a connection of its own: all events of a part of the log in
 * one transaction, with how far the copy has come. Goes about it the fast way; only where that fails it takes the same events
 * one by one, to find and park the one that its handler will not take.
 */
final class CopyWriter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CopyWriter.class);

    private final DataSource processing;
    private final Claim claim;
    private final Connection connection;
    private final Collected collected;
    private final CopyLetters letters;

    /** {@code processing} is what {@link Rows} would take its connections from. */
    CopyWriter(DataSource processing, Connections connections, Claim claim) throws SQLException {
        this.processing = processing;
        this.claim = claim;
        this.connection = connections.openForMuch("copy");
        connection.setAutoCommit(false);
        // statements are planned while the tables are empty, when looking at every row seems cheap
        execute("set synchronous_commit to off; set plan_cache_mode to force_generic_plan; set enable_seqscan to off;"
                + " set jit to off");
        connection.commit();
        this.collected = new Collected(connection);
        this.letters = new CopyLetters(connection);
    }

    @FunctionalInterface
    interface Work<R> {
        R on(Connection connection) throws Exception;
    }

    /** One transaction under the claim, in which names without a schema are those of {@code schema}, and {@link Rows} writes. */
    <R> R transaction(String schema, Work<R> work) throws Exception {
        TransactionSynchronizationManager.bindResource(processing, new ConnectionHolder(connection));
        try {
            claim.confirm(connection);
            SearchPath.enter(connection, schema);
            R result = work.on(connection);
            connection.commit();
            return result;
        } catch (Exception | Error e) {
            rollBack(e);
            throw e;
        } finally {
            TransactionSynchronizationManager.unbindResource(processing);
        }
    }

    /** As {@link #transaction}; all that is read stands as it stood at one moment, and what is written is taken back. */
    <R> R snapshot(String schema, Work<R> work) throws Exception {
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        TransactionSynchronizationManager.bindResource(processing, new ConnectionHolder(connection));
        try {
            claim.confirm(connection);
            SearchPath.enter(connection, schema);
            execute("set local enable_seqscan to on; set local work_mem to '64MB'");
            return work.on(connection);
        } finally {
            TransactionSynchronizationManager.unbindResource(processing);
            connection.rollback();
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        }
    }

    /** Brings the copy to {@code reached}; {@code events} are all that happened since, for whomever. */
    void apply(Copy copy, List<TrackedEventMessage<?>> events, long reached) throws Exception {
        List<TrackedEventMessage<?>> own = events.stream()
                .filter(event -> LogChunks.positionOf(event) > copy.position() && copy.handles(event))
                .toList();
        if (!own.isEmpty()) {
            try {
                transaction(copy.target().schema(), _ -> {
                    together(copy, own);
                    return mark(copy, reached);
                });
            } catch (Exception e) {
                if (Passing.is(e)) {
                    throw e;
                }
                LOG.debug("{} takes events one by one", copy.group(), e);
                Set<String> parked = new HashSet<>(copy.parked());
                try {
                    transaction(copy.target().schema(), _ -> {
                        oneByOne(copy, own);
                        return mark(copy, reached);
                    });
                } catch (Exception again) {
                    copy.parked().retainAll(parked);
                    throw again;
                }
            }
        }
        copy.at(reached);
    }

    /** In the transaction of whoever calls. */
    void oneByOne(Copy copy, List<TrackedEventMessage<?>> events) throws Exception {
        for (TrackedEventMessage<?> event : events) {
            if (copy.parked().contains(copy.keyOf(event))) {
                letters.park(copy, event, null);
                continue;
            }
            Savepoint before = connection.setSavepoint();
            @Nullable Throwable failure = failureOf(copy, event);
            if (failure == null) {
                connection.releaseSavepoint(before);
            } else {
                connection.rollback(before);
                letters.park(copy, event, failure);
                copy.parked().add(copy.keyOf(event));
                LOG.error(
                        "{} parks event {}, and what follows in its sequence waits behind it: {}",
                        copy.group(),
                        event.getIdentifier(),
                        failure.getClass().getName());
            }
        }
    }

    /** What makes the event one to park; anything that passes by itself is thrown. */
    private static @Nullable Throwable failureOf(Copy copy, TrackedEventMessage<?> event) throws Exception {
        try {
            copy.handle(event);
            return null;
        } catch (Exception e) {
            if (Passing.is(e)) {
                throw e;
            }
            return e;
        }
    }

    /** In one unit of work, as in a processor, so that a handler may write for all of them with the last one. */
    private void together(Copy copy, List<TrackedEventMessage<?>> events) throws Exception {
        TransactionSynchronizationManager.bindResource(Collected.class, collected);
        try {
            BatchingUnitOfWork<TrackedEventMessage<?>> batch = new BatchingUnitOfWork<>(events);
            ResultMessage<?> result = batch.executeWithResult(() -> {
                TrackedEventMessage<?> event = batch.getMessage();
                String key = copy.keyOf(event);
                if (copy.parked().contains(key)) {
                    letters.park(copy, event, null);
                } else {
                    boolean across = event.getPayload() instanceof AcrossSequences;
                    if (across) {
                        collected.flush(); // it changes what was written under other keys
                    }
                    collected.of(key);
                    copy.handle(event);
                    if (across) {
                        collected.flush();
                    }
                }
                return null;
            });
            if (result.isExceptional()) {
                throw new BatchFailed(result.exceptionResult());
            }
            collected.flush();
        } finally {
            collected.clear();
            TransactionSynchronizationManager.unbindResource(Collected.class);
        }
    }

    /** Where it goes on after a restart. */
    long mark(Copy copy, long reached) throws SQLException {
        try (PreparedStatement mark = connection.prepareStatement(
                "update reeve.projection set position = ? where schema_name = ? and name = ?")) {
            mark.setLong(1, reached);
            mark.setString(2, copy.target().schema());
            mark.setString(3, copy.projection().group());
            if (mark.executeUpdate() != 1) {
                throw new IllegalStateException("somebody took the copy of " + copy.group() + " away");
            }
        }
        return reached;
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    CopyLetters letters() {
        return letters;
    }

    private void rollBack(Throwable cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /** One of the events was not taken; which one is found out one by one. */
    private static final class BatchFailed extends Exception {
        private static final long serialVersionUID = 1L;

        BatchFailed(Throwable cause) {
            super(cause);
        }
    }
}
