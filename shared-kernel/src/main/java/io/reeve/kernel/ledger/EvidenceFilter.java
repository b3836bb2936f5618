package io.reeve.kernel.ledger;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/**
 * The rule for what concerns a thing, simple enough to be checked by strangers: events of the thing itself; events that
 * mention its id anywhere in their payload or metadata; and every event of whatever began with an event that does, as a task
 * that was opened for a request. For one pass over the log.
 */
public final class EvidenceFilter {

    private final EvidenceQuery query;
    private final byte[] about;
    private final Set<String> begunAbout = new HashSet<>();

    EvidenceFilter(EvidenceQuery query) {
        this.query = query;
        this.about = query.about() == null ? new byte[0] : query.about().getBytes(StandardCharsets.UTF_8);
    }

    public boolean picks(LogRow row) {
        return concerns(row) && isInTime(row);
    }

    private boolean concerns(LogRow row) {
        if (query.about() == null) {
            return true;
        }
        if (row.aggregateId().equals(query.about()) || mentions(row.payload()) || mentions(row.metadata())) {
            if (row.sequence() == 0) {
                begunAbout.add(row.aggregateId());
            }
            return true;
        }
        return begunAbout.contains(row.aggregateId());
    }

    private boolean isInTime(LogRow row) {
        return (query.since() == null || !row.recordedAt().isBefore(query.since()))
                && (query.until() == null || row.recordedAt().isBefore(query.until()));
    }

    private boolean mentions(byte[] text) {
        outer:
        for (int i = 0; i <= text.length - about.length; i++) {
            for (int j = 0; j < about.length; j++) {
                if (text[i + j] != about[j]) {
                    continue outer;
                }
            }
            return true;
        }
        return false;
    }
}
