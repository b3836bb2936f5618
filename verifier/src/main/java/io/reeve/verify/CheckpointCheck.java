package io.reeve.verify;

import io.reeve.kernel.ledger.Checkpoint;
import io.reeve.kernel.ledger.ConsistencyProof;
import io.reeve.kernel.ledger.NoteKey;
import io.reeve.verify.Finding.Kind;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Whether a log is still the one it was: a checkpoint against an earlier one, and the proof that one grew into the other. */
public final class CheckpointCheck {

    private final Collection<NoteKey> keys;

    public CheckpointCheck(Collection<NoteKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /** {@code earlier} and {@code later} are signed notes; {@code proof} is the server's. */
    public Report run(String earlier, String later, ConsistencyProof proof) {
        Report report = new Report();
        Trust trust = new Trust(keys, List.of());
        Optional<Checkpoint> before = trust.open("earlier checkpoint", earlier, report);
        Optional<Checkpoint> after = trust.open("later checkpoint", later, report);
        if (before.isPresent() && after.isPresent()) {
            compare(before.get(), after.get(), proof, report);
        }
        return report;
    }

    private static void compare(Checkpoint before, Checkpoint after, ConsistencyProof proof, Report report) {
        report.note("earlier: " + before.size() + " events, later: " + after.size() + ", of " + before.origin());
        if (!before.origin().equals(after.origin())) {
            report.find(Kind.HISTORY, "the later checkpoint is of another log, " + after.origin());
        } else if (after.size() < before.size()) {
            report.find(
                    Kind.HISTORY,
                    after.size() + 1,
                    "the log had " + before.size() + " events and has " + after.size()
                            + " now: it was cut off or set back");
        } else if (proof.earlier() != before.size() || proof.size() != after.size()) {
            report.find(Kind.UNREADABLE, "the proof is not for these two checkpoints");
        } else if (!proof.connects(before.root(), after.root())) {
            report.find(
                    Kind.HISTORY,
                    "the log does not begin with what it was: something in its first " + before.size()
                            + " events was changed since");
        }
    }
}
