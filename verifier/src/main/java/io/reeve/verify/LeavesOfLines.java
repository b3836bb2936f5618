package io.reeve.verify;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.reeve.kernel.ledger.Hash;
import io.reeve.kernel.ledger.LeafHash;
import io.reeve.kernel.ledger.LogLine;
import io.reeve.kernel.ledger.LogRow;
import io.reeve.verify.Finding.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Hashes the events of a file as they are read, one position after the other, and shows each to whoever looks. */
final class LeavesOfLines implements Iterator<Hash> {

    private final Lines lines;
    private final Report report;
    private final Consumer<LogRow> look;
    private final LeafHash leafHash = new LeafHash();
    private long next;

    LeavesOfLines(Lines lines, long first, Report report, Consumer<LogRow> look) {
        this.lines = lines;
        this.next = first;
        this.report = report;
        this.look = look;
    }

    @Override
    public boolean hasNext() {
        throw new UnsupportedOperationException("who asks knows how many there must be");
    }

    /** Throws {@link NoSuchElementException} where the next line is not the event that must come. */
    @Override
    public Hash next() {
        try {
            LogLine line = lines.next() ? lines.as(LogLine.class, "event_id") : null;
            if (line == null || line.position() != next) {
                report.find(Kind.INCOMPLETE, next, "the file does not have the event of this position here");
                throw new NoSuchElementException();
            }
            LogRow row = line.row();
            look.accept(row);
            next++;
            Hash hash = leafHash.of(row);
            Claim claim = lines.as(Claim.class, "leaf_hash");
            if (claim != null && !hash.hex().equals(claim.leafHash())) {
                report.find(
                        Kind.CHANGED,
                        row.position(),
                        told(row) + " is not what was handed over: its line tells another hash than it has");
            }
            return hash;
        } catch (DateTimeException e) {
            report.find(Kind.UNREADABLE, next, "the event has no time");
            throw new NoSuchElementException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The event, for people. */
    static String told(LogRow row) {
        return row.name() + " (" + row.eventId() + ")";
    }

    /** What an export says of each of its lines. Proves nothing, but where all together are not what was sealed it tells which. */
    private record Claim(
            @JsonProperty("leaf_hash") @Nullable String leafHash) {}
}
