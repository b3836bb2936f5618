package io.reeve.query.operation;

import io.reeve.kernel.Uuids;
import io.reeve.kernel.Worker;
import io.reeve.kernel.operation.ProjectionRunCommand.ConcludeAudit;
import io.reeve.kernel.operation.ProjectionRunCommand.ConcludeRebuild;
import io.reeve.kernel.operation.ProjectionRunCommand.GiveUpRun;
import io.reeve.kernel.operation.ProjectionRunCommand.RequestRun;
import io.reeve.kernel.operation.RunId;
import io.reeve.kernel.operation.RunKind;
import io.reeve.query.operation.OpenRuns.OpenRun;
import io.reeve.query.projection.ProjectionCopies;
import io.reeve.query.projection.ProjectionCopies.Audited;
import io.reeve.query.projection.Turn;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;

/**
 * Carries out the rebuilds and audits that were asked for, one at a time in the whole installation: whichever node has the turn.
 * A node that dies or stops in the middle leaves the run open, and the next one goes on where it was. Asks by itself for views
 * to be made anew after an upgrade, and for an audit of all of them once a day.
 */
@Component
@Profile("!past")
@EnableConfigurationProperties(OperationSettings.class)
class Runner implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Runner.class);
    private static final Duration PERIOD = Duration.ofMillis(500);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(5);
    private static final int LONGEST_REASON = 500;

    private final ProjectionCopies copies;
    private final OpenRuns runs;
    private final RunCommands commands;
    private final Pace pace;
    private final Nightly nightly;
    private final Worker worker = new Worker("projection-runs");
    private boolean lookedForOutdated;

    Runner(ProjectionCopies copies, OpenRuns runs, RunCommands commands, Pace pace, OperationSettings settings) {
        this.copies = copies;
        this.runs = runs;
        this.commands = commands;
        this.pace = pace;
        this.nightly = new Nightly(settings, OffsetDateTime.now(ZoneOffset.UTC));
    }

    @Override
    public void start() {
        worker.start(this::run);
    }

    @Override
    public void stop() {
        if (!worker.stop()) {
            LOG.warn("a rebuild or an audit did not stop in time");
        }
    }

    @Override
    public boolean isRunning() {
        return worker.isRunning();
    }

    private void run() throws InterruptedException {
        while (isRunning()) {
            try {
                pace.note(runs.positions(), System.nanoTime());
                askForOutdated();
                askForAudit();
                boolean done = takeTurn();
                if (!done) {
                    Thread.sleep(PERIOD);
                }
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) {
                if (isRunning()) {
                    LOG.warn("views cannot be rebuilt or audited for now, trying again", e);
                    Thread.sleep(AFTER_TROUBLE);
                }
            }
        }
    }

    private boolean takeTurn() throws Exception {
        if (runs.next(copies::versionsOf).isEmpty() && !isSomethingLeft()) {
            return false;
        }
        Optional<Turn> turn = copies.tryTurn();
        if (turn.isEmpty()) {
            return false;
        }
        try (Turn mine = turn.get()) {
            // looked at again: whoever had the turn until now may have done it
            Optional<OpenRun> next = runs.next(copies::versionsOf);
            if (next.isPresent()) {
                carryOut(next.get(), mine);
            } else if (isSomethingLeft()) {
                copies.clear(mine);
                LOG.info("what a run had left that was called off while nobody was at it is taken away");
            }
        }
        return true;
    }

    /** Copies that nobody goes on with. No erasure would reach what they say of people. */
    private boolean isSomethingLeft() {
        return copies.areBegun() && runs.areNone();
    }

    private void carryOut(OpenRun run, Turn turn) throws Exception {
        LOG.info("{} of {} begins, or goes on", run.kind(), run.views());
        runs.begin(run.id());
        RunWatch watch = new RunWatch(run.id(), runs, turn, this::isRunning);
        try {
            Object conclusion = switch (run.kind()) {
                case REBUILD -> {
                    copies.rebuild(turn, run.views(), run.requestedAt(), watch);
                    yield new ConcludeRebuild(run.id());
                }
                case AUDIT -> {
                    Audited audited = copies.audit(turn, run.views(), watch);
                    tell(audited);
                    yield new ConcludeAudit(run.id(), audited.audits(), audited.notAudited());
                }
            };
            commands.send("projections", conclusion);
            awaitOver(run);
            LOG.info("{} of {} is done", run.kind(), run.views());
        } catch (CancellationException e) {
            copies.clear(turn);
            LOG.info("{} of {} was called off", run.kind(), run.views());
        } catch (RunWatch.Interrupted e) {
            LOG.info("{} of {} is left for later", run.kind(), run.views());
        } catch (Exception e) {
            if (!isRunning() || ProjectionCopies.passes(e)) {
                throw e;
            }
            LOG.error("{} of {} cannot be done", run.kind(), run.views(), e);
            copies.clear(turn);
            commands.send("projections", new GiveUpRun(run.id(), firstLine(e)));
            awaitOver(run);
        }
    }

    /** The view of runs hears of it as all do, a little later; until then the run would seem to be open. */
    private void awaitOver(OpenRun run) throws InterruptedException {
        while (isRunning() && runs.isOpen(run.id())) {
            Thread.sleep(PERIOD);
        }
    }

    private static void tell(Audited audited) {
        if (!audited.notAudited().isEmpty()) {
            LOG.warn("not audited, because they are to be made anew for another version: {}", audited.notAudited());
        }
        audited.audits().stream()
                .filter(audit -> !audit.passed())
                .forEach(audit -> LOG.error(
                        "the view {} is not what the log says: {} rows are missing, {} should not be there, {} are"
                                + " different",
                        audit.view(),
                        audit.missing(),
                        audit.extra(),
                        audit.different()));
    }

    /**
     * Once for each start: what is outdated was found when the node looked at its tables. Nodes that start while a run is open
     * ask for the same; one that starts after it was given up or called off asks anew.
     */
    private void askForOutdated() {
        if (!lookedForOutdated) {
            List<String> outdated = copies.outdated();
            if (!outdated.isEmpty()) {
                String versions = copies.versionsOf(outdated);
                RunId id =
                        new RunId(Uuids.derived("outdated", versions, copies.stateOf(outdated), runs.ended(versions)));
                commands.send("upgrade", new RequestRun(id, RunKind.REBUILD, outdated, versions));
            }
            lookedForOutdated = true;
        }
    }

    private void askForAudit() {
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        Optional<RunId> due = nightly.due(now);
        if (due.isPresent()) {
            commands.send("nightly audit", new RequestRun(due.get(), RunKind.AUDIT, copies.names(), null));
            nightly.askedOn(now.toLocalDate());
        }
    }

    private static String firstLine(Exception failure) {
        Throwable reason = NestedExceptionUtils.getMostSpecificCause(failure);
        String message = String.valueOf(reason.getMessage()).lines().findFirst().orElse("");
        String line = reason.getClass().getSimpleName() + ": " + message;
        return line.length() > LONGEST_REASON ? line.substring(0, LONGEST_REASON) : line;
    }
}
