package io.reeve.query.projection;

import io.reeve.query.projection.LogChunks.Chunk;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;

/**
 * Fills copies from the log, up to a position and no further. The log is read and decoded once for all of them, while what was
 * read before is written; each view takes a part of the log in one transaction. Closed, it leaves no thread and no connection.
 */
final class Fill implements AutoCloseable {

    private static final int CHUNK = 2_500;

    private final StreamableMessageSource<TrackedEventMessage<?>> log;
    private final ExecutorService reading = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("copy-reader").factory());
    private final ExecutorService writing;
    private final BlockingQueue<CopyWriter> writers = new LinkedBlockingQueue<>();
    private final List<CopyWriter> opened = new ArrayList<>();

    Fill(
            StreamableMessageSource<TrackedEventMessage<?>> log,
            DataSource processing,
            Connections connections,
            Claim claim,
            int writers)
            throws SQLException {
        this.log = log;
        this.writing = Executors.newFixedThreadPool(
                writers, Thread.ofPlatform().name("copy-writer-", 0).factory());
        try {
            for (int i = 0; i < writers; i++) {
                CopyWriter writer = new CopyWriter(processing, connections, claim);
                opened.add(writer);
                this.writers.add(writer);
            }
        } catch (SQLException e) {
            close();
            throw e;
        }
    }

    /** {@code watch} is told how far all of them are, now and then, and ends it by throwing. */
    void upTo(long until, List<Copy> copies, LongConsumer watch) throws Exception {
        long from = copies.stream().mapToLong(Copy::position).min().orElse(until);
        if (from >= until) {
            return;
        }
        try (LogChunks chunks = new LogChunks(log, from, until)) {
            Future<Chunk> next = reading.submit(() -> read(chunks, copies));
            try {
                for (Chunk chunk = get(next); !chunk.events().isEmpty(); chunk = get(next)) {
                    next = reading.submit(() -> read(chunks, copies));
                    write(chunk, copies);
                    watch.accept(chunk.position());
                }
            } finally {
                settle(next);
            }
        }
        for (Copy copy : copies) {
            using(writer -> writer.transaction(
                    copy.target().schema(), _ -> writer.mark(copy, Math.max(copy.position(), until))));
            copy.at(Math.max(copy.position(), until));
        }
    }

    /** Decoded here and not where it is handled: by then the next part is under way. */
    private static Chunk read(LogChunks chunks, List<Copy> copies) throws InterruptedException {
        Chunk chunk = chunks.next(CHUNK);
        for (TrackedEventMessage<?> event : chunk.events()) {
            if (copies.stream().anyMatch(copy -> copy.handles(event))) {
                event.getPayload();
            }
        }
        return chunk;
    }

    /** Those that take longest begin first, so that none is left to wait for in the end. */
    private void write(Chunk chunk, List<Copy> copies) throws Exception {
        List<Copy> slowestFirst = copies.stream()
                .sorted(Comparator.comparingLong(Copy::nanos).reversed())
                .toList();
        List<Future<?>> writes = new ArrayList<>();
        for (Copy copy : slowestFirst) {
            if (copy.position() < chunk.position()) {
                writes.add(writing.submit(() -> using(writer -> {
                    long start = System.nanoTime();
                    writer.apply(copy, chunk.events(), chunk.position());
                    copy.took(System.nanoTime() - start);
                    return copy;
                })));
            }
        }
        Exception failure = null;
        for (Future<?> write : writes) {
            try {
                get(write);
            } catch (Exception e) {
                failure = failure == null ? e : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    @FunctionalInterface
    interface Use<R> {
        R of(CopyWriter writer) throws Exception;
    }

    <R> R using(Use<R> use) throws Exception {
        CopyWriter writer = writers.take();
        try {
            return use.of(writer);
        } finally {
            writers.add(writer);
        }
    }

    /** The reader is done with what it began, whatever came of it, before anybody closes what it reads. */
    private static void settle(Future<?> reading) {
        try {
            reading.get();
        } catch (ExecutionException e) {
            // told already to whoever waited for it, or nobody waits any more
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static <R> R get(Future<R> future) throws Exception {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }

    @Override
    public void close() throws SQLException {
        reading.shutdownNow();
        writing.shutdownNow();
        for (CopyWriter writer : opened) {
            writer.close();
        }
    }
}
