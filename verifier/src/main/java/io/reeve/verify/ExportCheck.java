package io.reeve.verify;

import io.reeve.kernel.ledger.Checkpoint;
import io.reeve.kernel.ledger.NoteKey;
import io.reeve.kernel.ledger.RangeProof;
import io.reeve.verify.Finding.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * An event, or an export of events next to each other, against a checkpoint: lines of JSON with the fields of
 * {@link io.reeve.kernel.ledger.LogLine}, whatever else is in them.
 */
public final class ExportCheck {

    private final Collection<NoteKey> keys;

    public ExportCheck(Collection<NoteKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /** {@code checkpoint} is a signed note, {@code proof} the server's for these positions and that size. */
    public Report run(InputStream export, RangeProof proof, String checkpoint) throws IOException {
        Report report = new Report();
        Optional<Checkpoint> signed = new Trust(keys, List.of()).open("checkpoint", checkpoint, report);
        if (signed.isPresent()) {
            compare(new Lines(export), proof, signed.get(), report);
        }
        return report;
    }

    private static void compare(Lines lines, RangeProof proof, Checkpoint signed, Report report) throws IOException {
        long first = proof.first() + 1;
        report.note("positions " + first + " to " + proof.end() + " of " + signed.size());
        if (proof.size() != signed.size()) {
            report.find(Kind.UNREADABLE, "the proof is for another size than the checkpoint's");
            return;
        }
        try {
            LeavesOfLines leaves = new LeavesOfLines(lines, first, report, row -> {});
            if (!proof.rootOver(leaves).equals(signed.root())) {
                report.find(
                        Kind.CHANGED,
                        first == proof.end() ? first : 0,
                        "what was exported is not what was sealed: an event was changed, removed, put in or moved");
            } else if (lines.next()) {
                report.find(Kind.INSERTED, proof.end() + 1, "there are more events than were proved");
            }
        } catch (IllegalArgumentException e) {
            report.find(Kind.INCOMPLETE, "the proof does not fit the events: " + e.getMessage());
        }
    }
}
