package io.reeve.verify;

import io.reeve.kernel.ledger.LeafHash;
import io.reeve.kernel.ledger.LogRow;
import io.reeve.verify.Finding.Kind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Makes out what was done to events that do not stand where they were sealed. A leaf hash covers the position, so each such
 * event is tried at other places: a whole rest of the log that belongs one place further tells of an event that was removed,
 * one that belongs one place back of an event that was put in between; two that belong in each other's place were swapped; and
 * one that belongs nowhere was changed.
 */
final class Misplaced {

    /** How many removed or put in next to each other are made out. */
    private static final int FARTHEST = 8;

    /** How many are tried in each other's places. */
    private static final int TRIED = 300;

    private final SealedTree sealed;
    private final long size;
    private final Report report;
    private final LeafHash leafHash = new LeafHash();
    private final Map<Long, LogRow> homeless = new HashMap<>();
    private final SortedSet<Long> absent = new TreeSet<>();

    /** How much further the events belong that are looked at now. */
    private long shift;

    /** Belongs elsewhere; what follows will tell why. */
    private @Nullable LogRow puzzling;

    private long puzzlingShift;

    /** {@code size} events are sealed. */
    Misplaced(SealedTree sealed, long size, Report report) {
        this.sealed = sealed;
        this.size = size;
        this.report = report;
    }

    /** Whether what follows is expected to belong elsewhere. */
    boolean isShifted() {
        return shift != 0 || puzzling != null || !homeless.isEmpty();
    }

    /** The event at this position is what was sealed there. */
    void inPlace(long position) {
        giveUpOnPuzzling();
        shiftTo(0, position);
    }

    /** No event is at this position. */
    void absent(long position) {
        giveUpOnPuzzling();
        absent.add(position);
    }

    /** Whether another place was found for it. */
    boolean notInPlace(LogRow row) throws SQLException {
        LogRow before = puzzling;
        if (before != null && puzzlingShift == shift + 1 && belongs(row, before.position())) {
            puzzling = null;
            swapped(before.position(), row.position());
            return true;
        }
        if (before != null && belongs(row, row.position() + puzzlingShift)) {
            puzzling = null;
            shiftTo(puzzlingShift, before.position());
            return true;
        }
        giveUpOnPuzzling();
        long expected = row.position() + shift;
        if (shift != 0 && (expected > size || belongs(row, expected))) {
            return true; // what was not sealed yet can have been anywhere
        }
        for (int distance = 1; distance <= FARTHEST; distance++) {
            for (long other : new long[] {shift + distance, shift - distance}) {
                if (other != 0 && belongs(row, row.position() + other)) {
                    puzzling = row;
                    puzzlingShift = other;
                    return true;
                }
            }
        }
        return false;
    }

    /** It belongs nowhere near. */
    void homeless(LogRow row) {
        if (homeless.size() < TRIED) {
            homeless.put(row.position(), row);
        } else {
            changed(row.position());
        }
    }

    /** The log ends with {@code last}. */
    void end(long last) throws SQLException {
        LogRow row = puzzling;
        if (row != null) {
            puzzling = null;
            shiftTo(puzzlingShift, row.position());
        }
        long end = last + shift;
        if (end < size) {
            report.find(
                    Kind.CUT_OFF,
                    end + 1,
                    "the log ends before this position, but was sealed up to " + size + ": " + (size - end)
                            + " events were cut off");
        }
        placeTheHomeless();
        absent.forEach(position -> report.find(Kind.REMOVED, position, "the event that was sealed here was removed"));
    }

    /** From {@code position} on events belong elsewhere than those before. */
    private void shiftTo(long other, long position) {
        for (long gone = shift; gone < other; gone++) {
            report.find(
                    Kind.REMOVED,
                    position + gone,
                    "the event that was sealed here was removed, and those after it moved down");
        }
        for (long added = 1; added <= shift - other; added++) {
            homeless.remove(position - added);
            report.find(Kind.INSERTED, position - added, "this event was put in, and those after it moved up");
        }
        shift = other;
    }

    private void giveUpOnPuzzling() {
        LogRow row = puzzling;
        if (row != null) {
            puzzling = null;
            homeless(row);
        }
    }

    private void placeTheHomeless() throws SQLException {
        Map<Long, Long> homes = new HashMap<>();
        for (LogRow row : homeless.values()) {
            Long home = homeOf(row);
            if (home != null) {
                homes.put(row.position(), home);
            }
        }
        for (long position : new TreeSet<>(homeless.keySet())) {
            Long home = homes.get(position);
            if (home == null) {
                changed(position);
            } else if (!Long.valueOf(position).equals(homes.get(home))) {
                absent.remove(home);
                report.find(Kind.SWAPPED, position, "the event here was sealed at position " + home);
            } else if (position < home) {
                swapped(position, home);
            }
        }
    }

    private @Nullable Long homeOf(LogRow row) throws SQLException {
        List<Long> places = new ArrayList<>(homeless.keySet());
        places.addAll(absent.stream().limit(TRIED).toList());
        for (Long place : places) {
            if (place != row.position() && belongs(row, place)) {
                return place;
            }
        }
        return null;
    }

    private boolean belongs(LogRow row, long position) throws SQLException {
        return leafHash.of(row.at(position)).equals(sealed.leaf(position));
    }

    private void swapped(long one, long other) {
        report.find(Kind.SWAPPED, one, "this event and the one at position " + other + " stand in each other's place");
    }

    private void changed(long position) {
        report.find(Kind.CHANGED, position, "the event is not what was sealed: it was changed");
    }
}
