package io.reeve.cli;

import io.reeve.kernel.ledger.Checkpoint;
import io.reeve.kernel.ledger.NoteKey;
import io.reeve.kernel.ledger.SignedNote;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** What the server says of its log. Whoever trusts it only as far as it can prove keeps some of this elsewhere. */
final class Checkpoints {

    /** Events are sealed within a second. */
    private static final int TRIES = 50;

    private static final Duration BETWEEN = Duration.ofMillis(200);

    private Checkpoints() {}

    /** A signed note. */
    static String last(Server server) {
        return server.text(log("checkpoint"));
    }

    static long size(String note) {
        try {
            return Checkpoint.parse(SignedNote.parse(note).text()).size();
        } catch (IllegalArgumentException e) {
            throw new Stop(Exit.FILE, "This is no checkpoint: " + e.getMessage(), e);
        }
    }

    /** The last one, once it is over so many events. */
    static String over(long events, Server server) {
        String note = last(server);
        for (int tries = 1; size(note) < events; tries++) {
            if (tries == TRIES) {
                throw new Stop(Exit.UNREACHABLE, "The server has not sealed position " + events + " yet.");
            }
            LockSupport.parkNanos(BETWEEN.toNanos());
            note = last(server);
        }
        return note;
    }

    static List<NoteKey> keys(Server server) {
        return server.get(log("keys"))
                .valueStream()
                .map(key -> NoteKey.parse(key.path("key").asString()))
                .toList();
    }

    static Question log(String what) {
        return Question.of("audit", "log", what);
    }
}
