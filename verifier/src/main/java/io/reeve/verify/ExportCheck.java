package io.reeve.verify;

import io.reeve.kernel.ledger.Checkpoint;
import io.reeve.kernel.ledger.LogRow;
import io.reeve.kernel.ledger.NoteKey;
import io.reeve.kernel.ledger.RangeProof;
import io.reeve.verify.Finding.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

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
            AtomicReference<@Nullable LogRow> last = new AtomicReference<>();
            LeavesOfLines leaves = new LeavesOfLines(lines, first, report, last::set);
            if (!proof.rootOver(leaves).equals(signed.root())) {
                if (report.passes()) {
                    notWhatWasSealed(first == proof.end() ? last.get() : null, report);
                }
            } else if (lines.next()) {
                report.find(Kind.INSERTED, proof.end() + 1, "there are more events than were proved");
            }
        } catch (IllegalArgumentException e) {
            report.find(Kind.INCOMPLETE, "the proof does not fit the events: " + e.getMessage());
        }
    }

    /** Where no line tells that it is the one, only a single event is known to be. */
    private static void notWhatWasSealed(@Nullable LogRow single, Report report) {
        if (single == null) {
            report.find(
                    Kind.CHANGED,
                    "what was exported is not what was sealed: an event was changed, removed, put in or moved");
        } else {
            report.find(
                    Kind.CHANGED,
                    single.position(),
                    LeavesOfLines.told(single) + " is not what was sealed here: it was changed or stands elsewhere");
        }
    }
}
