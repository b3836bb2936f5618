package io.reeve.api.http;

import io.reeve.kernel.Unavailable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * Room for answers that last as long as their callers like to read them: so many at once. Each keeps a thread of the door; the
 * others must stay for everybody else.
 */
public final class Room {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Semaphore places;
    private final String full;

    /** One more than {@code places} is told that it is {@code full}. */
    public Room(int places, String full) {
        this.places = new Semaphore(places);
        this.full = full;
    }

    /** Gives an answer. */
    @FunctionalInterface
    public interface Answering {

        void answer() throws IOException;
    }

    /** Has the answer given, here and now, or refuses it. */
    public void take(Answering answering) throws IOException {
        if (!places.tryAcquire()) {
            throw new Unavailable(full, PATIENCE);
        }
        try {
            answering.answer();
        } finally {
            places.release();
        }
    }
}
