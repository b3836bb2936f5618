package io.reeve.query.projection;

import io.reeve.kernel.Unavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;

/** A part of the log, decoded once for all who read along, some thousand events at a time. */
final class LogChunks implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final BlockingStream<TrackedEventMessage<?>> events;
    private final long until;
    private final Duration patience;
    private long position;

    /** Events after {@code position} and up to {@code until}, which must be in the log by now. */
    LogChunks(StreamableMessageSource<TrackedEventMessage<?>> log, long position, long until) {
        this(log, position, until, PATIENCE);
    }

    /** {@code patience}: with a log that gives nothing, as while the database is away. */
    LogChunks(StreamableMessageSource<TrackedEventMessage<?>> log, long position, long until, Duration patience) {
        this.events = log.openStream(new GlobalSequenceTrackingToken(position));
        this.position = position;
        this.until = until;
        this.patience = patience;
    }

    /** The next events, at least so many if there are; empty at the end. What stands at one position stays together. */
    Chunk next(int size) throws InterruptedException {
        List<TrackedEventMessage<?>> chunk = new ArrayList<>(size);
        while (position < until || isNextAt(position)) {
            if (chunk.size() >= size && !isNextAt(position)) {
                break;
            }
            if (!events.hasNextAvailable((int) patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Unavailable(
                        "The log gives nothing after position " + position + " just now. Try again.",
                        Duration.ofSeconds(1));
            }
            if (positionOf(events.peek().orElseThrow()) > until) {
                position = until;
                break;
            }
            TrackedEventMessage<?> event = events.nextAvailable();
            position = positionOf(event);
            chunk.add(event);
        }
        return new Chunk(chunk, position);
    }

    private boolean isNextAt(long other) {
        return events.peek().filter(event -> positionOf(event) == other).isPresent();
    }

    static long positionOf(TrackedEventMessage<?> event) {
        return event.trackingToken().position().orElseThrow();
    }

    @Override
    public void close() {
        events.close();
    }

    /** Everything up to {@code position} has been read with it. */
    record Chunk(List<TrackedEventMessage<?>> events, long position) {}
}
