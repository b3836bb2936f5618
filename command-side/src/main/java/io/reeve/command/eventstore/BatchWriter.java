package io.reeve.command.eventstore;

import io.reeve.kernel.Rejection;
import io.reeve.kernel.Unavailable;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a batch to its verdicts through whatever comes between: duplicates, bad units, lost connections. */
final class BatchWriter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BatchWriter.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final LogConnections connections;
    private final Bookkeeping bookkeeping;
    private @Nullable AppendSession session;
    private Duration pause = Duration.ZERO;

    BatchWriter(LogConnections connections, Bookkeeping bookkeeping) {
        this.connections = connections;
        this.bookkeeping = bookkeeping;
    }

    /** Makes sure of a connection; when there is none to be had, pauses a little longer each time. */
    boolean connect() throws InterruptedException {
        if (session != null) {
            return true;
        }
        Thread.sleep(pause);
        try {
            session = AppendSession.open(connections, bookkeeping);
            pause = Duration.ZERO;
            return true;
        } catch (SQLException e) {
            if (pause.isZero()) {
                LOG.warn("the appender cannot reach the database, trying until it can", e);
            }
            pause = pause.isZero() ? FIRST_PAUSE : pause.multipliedBy(2);
            pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
            return false;
        }
    }

    /**
     * Returns when every unit has its verdict or nobody waits for it any more. {@code whenAway} is run each time the
     * database turns out to be out of reach.
     */
    void write(List<WaitingUnit> units, Runnable whenAway) throws InterruptedException {
        write(new ArrayList<>(units), Look.IF_REFUSED, whenAway);
    }

    private void write(List<WaitingUnit> batch, Look look, Runnable whenAway) throws InterruptedException {
        boolean outcomeOpen = false;
        while (!batch.isEmpty()) {
            if (!connect()) {
                whenAway.run();
                if (!outcomeOpen) {
                    turnAway(batch);
                    return;
                }
                batch.removeIf(WaitingUnit::isOver);
                continue;
            }
            AppendSession open = session();
            try {
                answer(batch, open.write(units(batch), look));
                return;
            } catch (SQLException e) {
                Setback setback = Setback.of(e, open.isLost());
                LOG.debug("{}", setback, e);
                switch (setback) {
                    case CONNECTION_LOST -> {
                        outcomeOpen |= open.leavesOutcomeOpen();
                        LOG.warn(
                                outcomeOpen
                                        ? "the connection was lost during a commit, looking up what became of it: {}"
                                        : "the connection was lost: {}",
                                e.getMessage());
                        close();
                        look = Look.FIRST;
                    }
                    case TRY_AGAIN -> batch.removeIf(WaitingUnit::isOver);
                    case DUPLICATE, REFUSED -> {
                        if (setback == Setback.DUPLICATE && look == Look.IF_REFUSED) {
                            look = Look.FIRST;
                        } else {
                            refuseOrWriteAlone(batch, e, whenAway);
                            return;
                        }
                    }
                }
            } catch (RuntimeException e) {
                refuseOrWriteAlone(batch, e, whenAway);
                return;
            }
        }
    }

    private static List<AppendUnit> units(List<WaitingUnit> batch) {
        return batch.stream().map(WaitingUnit::unit).toList();
    }

    private static void answer(List<WaitingUnit> batch, List<Verdict> verdicts) {
        for (int i = 0; i < verdicts.size(); i++) {
            batch.get(i).answer(verdicts.get(i));
        }
    }

    /** One unit is to blame: written each for itself, the good ones get through. */
    private void refuseOrWriteAlone(List<WaitingUnit> batch, Exception cause, Runnable whenAway)
            throws InterruptedException {
        if (batch.size() == 1) {
            batch.getFirst()
                    .refuse(
                            cause instanceof Rejection rejection
                                    ? rejection
                                    : new EventStoreException("The log does not take this.", cause));
            return;
        }
        for (WaitingUnit unit : batch) {
            write(new ArrayList<>(List.of(unit)), Look.FIRST, whenAway);
        }
    }

    private AppendSession session() {
        if (session == null) {
            throw new IllegalStateException("not connected");
        }
        return session;
    }

    private static void turnAway(List<WaitingUnit> units) {
        units.forEach(unit -> unit.refuse(new Unavailable("The database does not answer.", Duration.ofSeconds(1))));
    }

    @Override
    public void close() {
        if (session != null) {
            session.close();
            session = null;
        }
    }
}
