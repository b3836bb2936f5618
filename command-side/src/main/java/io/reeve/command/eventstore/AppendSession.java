package io.reeve.command.eventstore;

import io.reeve.command.reservation.ReservationBook;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The appender's connection, and how a batch is written over it in one transaction. */
final class AppendSession implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AppendSession.class);

    private final Connection connection;
    private final Bookkeeping bookkeeping;
    private final PreparedStatement lock;
    private final EventInsert events;
    private final SideRecords sideRecords;
    private boolean committing;

    private AppendSession(Connection connection, LogSettings settings, Bookkeeping bookkeeping) throws SQLException {
        this.connection = connection;
        this.bookkeeping = bookkeeping;
        connection.setAutoCommit(true);
        try (Statement limits = connection.createStatement()) {
            limits.execute("set lock_timeout = " + settings.lockTimeout().toMillis());
            limits.execute("set idle_in_transaction_session_timeout = "
                    + settings.idleTimeout().toMillis());
            limits.execute(
                    "set transaction_timeout = " + settings.transactionTimeout().toMillis());
        }
        connection.setAutoCommit(false);
        this.lock = connection.prepareStatement(LogHead.LOCK);
        this.events = new EventInsert(connection);
        this.sideRecords = new SideRecords(connection);
    }

    static AppendSession open(LogConnections connections, Bookkeeping bookkeeping) throws SQLException {
        Connection connection = connections.open("appender");
        try {
            return new AppendSession(connection, connections.settings(), bookkeeping);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Writes what can be written of the batch and gives the verdicts in its order. When it throws, nothing was written. */
    List<Verdict> write(List<AppendUnit> batch, Look look) throws SQLException {
        try {
            PlacedEvents placed = new PlacedEvents(LogHead.lock(lock));
            Committed committed = look == Look.FIRST ? Committed.read(connection, batch) : null;
            ReservationBook book = ReservationBook.read(
                    connection,
                    batch.stream().flatMap(unit -> unit.reservations().stream()).toList());
            List<Verdict> verdicts = new ArrayList<>(batch.size());
            List<PlacedUnit> admitted = new ArrayList<>(batch.size());
            for (AppendUnit unit : batch) {
                Verdict objection = objection(unit, committed, book);
                if (objection == null) {
                    Positions at = placed.place(unit.events());
                    admitted.add(new PlacedUnit(unit, at));
                    verdicts.add(new Verdict.Written(at));
                } else {
                    verdicts.add(objection);
                }
            }
            if (!admitted.isEmpty()) {
                events.write(placed);
                book.write(connection);
                sideRecords.write(admitted, placed.head().now());
                bookkeeping.record(connection, placed.recorded());
            }
            committing = true;
            connection.commit();
            committing = false;
            return verdicts;
        } catch (SQLException | RuntimeException e) {
            rollback(e);
            throw e;
        }
    }

    private static @Nullable Verdict objection(AppendUnit unit, @Nullable Committed committed, ReservationBook book) {
        Optional<Verdict> known = committed == null ? Optional.empty() : committed.judge(unit);
        Optional<Verdict> objection =
                known.or(() -> book.enter(unit.reservations()).map(Verdict.Refused::new));
        if (objection.isEmpty() && committed != null) {
            committed.admit(unit);
        }
        return objection.orElse(null);
    }

    private void rollback(Exception cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    /** Whether a commit was asked for and never answered. */
    boolean leavesOutcomeOpen() {
        return committing;
    }

    boolean isLost() {
        try {
            return connection.isClosed();
        } catch (SQLException e) {
            return true;
        }
    }

    /** Without a word to the database, which may not listen; it ends whatever was open. */
    @Override
    public void close() {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            LOG.debug("the connection was gone already", e);
        }
    }
}
