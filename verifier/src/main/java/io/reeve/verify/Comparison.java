package io.reeve.verify;

import io.reeve.kernel.ledger.Hash;
import io.reeve.kernel.ledger.LeafHash;
import io.reeve.kernel.ledger.LogRow;
import io.reeve.verify.Finding.Kind;
import io.reeve.verify.StoredLog.Stored;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Goes along the events and the leaves side by side, once, and keeps neither. */
final class Comparison {

    private final StoredLog log;
    private final SealedTree sealed;
    private final TreeCheck tree;
    private final long size;
    private final Report report;
    private final Misplaced misplaced;
    private final LeafHash leafHash = new LeafHash();
    private long last;
    private long events;

    /** {@code size} events are sealed. */
    Comparison(StoredLog log, SealedTree sealed, TreeCheck tree, long size, Report report) {
        this.log = log;
        this.sealed = sealed;
        this.tree = tree;
        this.size = size;
        this.report = report;
        this.misplaced = new Misplaced(sealed, size, report);
    }

    /** {@code head} is where the log says that it ends. */
    void run(long head, DatabaseCheck.Watcher watcher) throws SQLException {
        for (Stored stored = log.next(); stored != null; stored = log.next()) {
            events++;
            long position = stored.row().position();
            watcher.at(position, head);
            if (position <= last) {
                report.find(Kind.INSERTED, position, "no event can stand here");
                continue;
            }
            skipTo(position);
            look(stored);
            last = position;
        }
        for (long position = last + 1; position <= size; position++) {
            tree.leaf(sealed.leaf(position));
        }
        misplaced.end(last);
        tree.end();
        if (last != head && last >= size) {
            report.find(
                    last < head ? Kind.CUT_OFF : Kind.INSERTED,
                    Math.min(last, head) + 1,
                    "the log ends at " + last + ", but reeve.log_head says at " + head);
        }
        report.note(events + " events, sealed up to position " + Math.min(last, size));
    }

    private void skipTo(long position) throws SQLException {
        for (long absent = last + 1; absent < Math.min(position, size + 1); absent++) {
            misplaced.absent(absent);
            tree.leaf(sealed.leaf(absent));
        }
        long firstUnsealed = Math.max(last, size) + 1;
        if (firstUnsealed < position) {
            report.find(
                    Kind.REMOVED,
                    firstUnsealed,
                    "there are no events from here up to " + position + ", and positions have no gaps");
        }
    }

    private void look(Stored stored) throws SQLException {
        LogRow row = stored.row();
        Hash now = leafHash.of(row);
        @Nullable Hash then = row.position() > size ? null : sealed.leaf(row.position());
        if (row.position() <= size) {
            tree.leaf(then == null ? now : then);
        }
        if (now.equals(then)) {
            misplaced.inPlace(row.position());
        } else if (then != null || (row.position() > size && misplaced.isShifted())) {
            if (misplaced.notInPlace(row)) {
                return;
            }
            if (then != null) {
                misplaced.homeless(row);
                return;
            }
        }
        if (!Arrays.equals(now.bytes(), stored.leafHash())) {
            report.find(
                    Kind.CHANGED,
                    row.position(),
                    then == null
                            ? "the event does not match its leaf_hash: it was changed before it was sealed"
                            : "the event is as it was sealed, but its leaf_hash was changed");
        }
    }
}
