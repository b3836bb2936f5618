package io.reeve.query.operation;

import io.reeve.kernel.operation.RunId;
import io.reeve.query.projection.Turn;
import io.reeve.query.projection.Watch;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** Tells how a run is getting on, now and then, and ends it when somebody called it off, the turn is lost or the node stops. */
final class RunWatch implements Watch {

    private static final long PERIOD = Duration.ofMillis(500).toNanos();

    private final RunId id;
    private final OpenRuns runs;
    private final Turn turn;
    private final BooleanSupplier nodeRuns;
    private Phase last = Phase.FILLING;
    private long next = System.nanoTime();

    RunWatch(RunId id, OpenRuns runs, Turn turn, BooleanSupplier nodeRuns) {
        this.id = id;
        this.runs = runs;
        this.turn = turn;
        this.nodeRuns = nodeRuns;
    }

    @Override
    public void at(Phase phase, long position, long until) {
        long now = System.nanoTime();
        if (now < next && phase == last) {
            return;
        }
        next = now + PERIOD;
        last = phase;
        if (!nodeRuns.getAsBoolean() || !isTurnHeld()) {
            throw new Interrupted();
        }
        if (!runs.isOpen(id)) {
            throw new CancellationException("somebody called it off");
        }
        runs.tell(id, phase, position, until);
    }

    private boolean isTurnHeld() {
        try {
            return turn.isHeld();
        } catch (SQLException e) {
            return false;
        }
    }

    /** It is not over: this node, or another, goes on with it. */
    static final class Interrupted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Interrupted() {
            super("to be gone on with", null, false, false);
        }
    }
}
