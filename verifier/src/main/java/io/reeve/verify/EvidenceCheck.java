package io.reeve.verify;

import io.reeve.kernel.ledger.Checkpoint;
import io.reeve.kernel.ledger.EvidenceFilter;
import io.reeve.kernel.ledger.EvidenceLine;
import io.reeve.kernel.ledger.EvidenceLine.Header;
import io.reeve.kernel.ledger.EvidenceLine.Held;
import io.reeve.kernel.ledger.EvidenceLine.Seal;
import io.reeve.kernel.ledger.EvidenceLine.Trailer;
import io.reeve.kernel.ledger.EvidenceQuery;
import io.reeve.kernel.ledger.LogRow;
import io.reeve.kernel.ledger.NoteKey;
import io.reeve.kernel.ledger.RangeProof;
import io.reeve.kernel.ledger.SignedNote;
import io.reeve.verify.Finding.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A bundle of evidence: whether its events are those of the log, whether its span holds all that was asked for, whether they
 * bear out who is said to have held what, and whether it is as it was signed. Needs nothing but the file and the keys of the log.
 */
public final class EvidenceCheck {

    private final Collection<NoteKey> keys;

    public EvidenceCheck(Collection<NoteKey> keys) {
        this.keys = List.copyOf(keys);
    }

    public Report run(InputStream bundle) throws IOException {
        Report report = new Report();
        Lines lines = new Lines(bundle);
        Header header = lines.next() ? lines.as(Header.class, "reeve_evidence") : null;
        if (header == null) {
            report.find(Kind.UNREADABLE, "this is no bundle of evidence");
            return report;
        }
        if (header.version() != EvidenceLine.VERSION) {
            report.find(
                    Kind.UNREADABLE,
                    "this bundle was made by " + (header.version() < EvidenceLine.VERSION ? "an earlier" : "a later")
                            + " version of Reeve: it is of form " + header.version() + ", and this checks form "
                            + EvidenceLine.VERSION);
            return report;
        }
        Optional<Checkpoint> checkpoint = new Trust(keys, List.of()).open("checkpoint", header.checkpoint(), report);
        if (checkpoint.isPresent()) {
            Pass pass = new Pass(header);
            if (events(lines, header, checkpoint.get(), pass, report)) {
                pass.tell(report);
                end(lines, checkpoint.get(), pass, report);
            }
        }
        return report;
    }

    /** What one pass over the events shows. */
    private static final class Pass {

        private final Header header;
        private final EvidenceFilter filter;
        private final AccessCheck access;
        private long picked;
        private @Nullable LogRow first;
        private @Nullable LogRow last;

        Pass(Header header) {
            this.header = header;
            this.filter = header.query().filter();
            this.access = new AccessCheck(header.query());
        }

        void look(LogRow row) {
            first = first == null ? row : first;
            last = row;
            picked += filter.picks(row) ? 1 : 0;
            access.look(row);
        }

        long events() {
            return header.last() - header.first() + 1;
        }

        void tell(Report report) {
            report.note(picked + " events are what was asked for, of " + events() + " from position " + header.first()
                    + " to " + header.last() + " of " + header.treeSize());
            report.note("asked for by " + header.askedBy() + " at " + header.askedAt() + ": " + question()
                    + (last == null ? "" : "; the last event is of " + last.recordedAt()));
            if (!beginsEarlyEnough()) {
                report.find(
                        Kind.INCOMPLETE,
                        header.first(),
                        "the bundle begins here, and nothing in it shows that there was nothing before");
            }
            if (!endsLateEnough()) {
                report.find(
                        Kind.INCOMPLETE,
                        header.last(),
                        "the bundle ends here, and nothing in it shows that there was nothing after");
            }
        }

        /** Whoever relies on the bundle must see that it is theirs: all of another question is no answer to it. */
        private String question() {
            EvidenceQuery query = header.query();
            List<String> parts = new ArrayList<>();
            if (query.about() != null) {
                parts.add("about " + query.about());
            }
            if (query.since() != null) {
                parts.add("recorded since " + query.since());
            }
            if (query.until() != null) {
                parts.add("until before " + query.until());
            }
            return parts.isEmpty() ? "everything" : String.join(", ", parts);
        }

        /** With the log, with the thing it is about, or before the time it is about. */
        private boolean beginsEarlyEnough() {
            EvidenceQuery query = header.query();
            if (header.first() == 1) {
                return true;
            }
            if (query.about() != null) {
                return first != null
                        && first.sequence() == 0
                        && first.aggregateId().equals(query.about());
            }
            return query.since() != null && first != null && first.recordedAt().isBefore(query.since());
        }

        /** With the log as it was then, or after the time it is about. */
        private boolean endsLateEnough() {
            EvidenceQuery query = header.query();
            return header.last() == header.treeSize()
                    || (query.until() != null
                            && last != null
                            && !last.recordedAt().isBefore(query.until()));
        }
    }

    /** Whether all of them are there and are those that were sealed. */
    private static boolean events(Lines lines, Header header, Checkpoint checkpoint, Pass pass, Report report) {
        try {
            RangeProof proof =
                    new RangeProof(header.first() - 1, header.last(), header.treeSize(), header.rangeProof());
            LeavesOfLines leaves = new LeavesOfLines(lines, header.first(), report, pass::look);
            boolean same = header.treeSize() == checkpoint.size()
                    && proof.rootOver(leaves).equals(checkpoint.root());
            if (!same) {
                report.find(
                        Kind.HISTORY, header.first(), "the events are not those, or not all those, that were sealed");
            }
            return same;
        } catch (IllegalArgumentException e) {
            report.find(Kind.INCOMPLETE, "the proof does not fit the events: " + e.getMessage());
            return false;
        }
    }

    private void end(Lines lines, Checkpoint checkpoint, Pass pass, Report report) throws IOException {
        boolean more = access(lines, pass.access, report);
        Trailer trailer = more ? lines.as(Trailer.class, "events") : null;
        if (more && trailer == null) {
            report.find(
                    Kind.UNREADABLE,
                    "after the events stands a line that tells neither who held what nor how many of each there are");
            return;
        }
        Seal seal = trailer != null && lines.next() ? lines.as(Seal.class, "signature") : null;
        if (trailer == null || seal == null) {
            report.find(Kind.INCOMPLETE, "the bundle breaks off before its signature");
            return;
        }
        compare(trailer.events(), pass.events(), "events", report);
        compare(trailer.picked(), pass.picked, "events that were asked for", report);
        compare(trailer.held(), pass.access.held(), "times that something was held", report);
        pass.access.end(report);
        if (!isSigned(seal, Seal.text(checkpoint.origin(), lines.ofAllBefore()))) {
            report.find(Kind.SIGNATURE, "the bundle is not as it was signed");
        }
        if (lines.next()) {
            report.find(Kind.UNREADABLE, "there is something after the signature");
        }
    }

    /** Who is said to have held what, line by line; whether there is a line after them. */
    private static boolean access(Lines lines, AccessCheck access, Report report) throws IOException {
        while (lines.next()) {
            Held line = lines.as(Held.class, "grant_id");
            if (line == null) {
                return true;
            }
            access.check(line, report);
        }
        return false;
    }

    private static void compare(long told, long counted, String what, Report report) {
        if (told != counted) {
            report.find(Kind.INCOMPLETE, "the bundle counts " + told + " " + what + ", there are " + counted);
        }
    }

    private boolean isSigned(Seal seal, String text) {
        try {
            SignedNote note = SignedNote.parse(seal.signature());
            return note.text().equals(text) && note.isSignedBy(keys);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
