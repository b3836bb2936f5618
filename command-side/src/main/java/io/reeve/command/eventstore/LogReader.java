package io.reeve.command.eventstore;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

/** One reader's way along the log: from the database while it is far behind, from the tail once it has come near. */
final class LogReader implements BlockingStream<TrackedEventMessage<?>> {

    private static final int AHEAD = 250;

    private final LogTail tail;
    private final LogReads reads;
    private final EventCodec codec;
    private final Deque<TrackedEventMessage<?>> ahead = new ArrayDeque<>();
    private long position;
    private @Nullable Runnable onAvailable;

    LogReader(LogTail tail, LogReads reads, EventCodec codec, long position) {
        this.tail = tail;
        this.reads = reads;
        this.codec = codec;
        this.position = position;
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        lookAhead();
        return Optional.ofNullable(ahead.peekFirst());
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        long left = unit.toNanos(timeout);
        lookAhead();
        while (ahead.isEmpty() && left > 0) {
            left = tail.buffer().await(position, left);
            lookAhead();
        }
        return !ahead.isEmpty();
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        while (!hasNextAvailable(1, TimeUnit.MINUTES)) {
            if (!tail.isRunning()) {
                throw new NoSuchElementException("the log is not followed any more");
            }
        }
        return ahead.removeFirst();
    }

    @Override
    public boolean setOnAvailableCallback(Runnable callback) {
        close();
        onAvailable = callback;
        tail.onGrowth(callback);
        callback.run();
        return true;
    }

    @Override
    public void close() {
        if (onAvailable != null) {
            tail.removeListener(onAvailable);
            onAvailable = null;
        }
    }

    private void lookAhead() {
        while (ahead.isEmpty()) {
            List<LogEntry> entries = next();
            if (entries.isEmpty()) {
                return;
            }
            entries.forEach(entry -> ahead.addAll(entry.messages()));
            position = entries.getLast().position();
        }
    }

    private List<LogEntry> next() {
        List<LogEntry> fromTail = tail.buffer().after(position, AHEAD);
        return fromTail != null
                ? fromTail
                : reads.after(position, AHEAD).stream()
                        .map(row -> new LogEntry(row.position(), codec.decode(row)))
                        .toList();
    }
}
