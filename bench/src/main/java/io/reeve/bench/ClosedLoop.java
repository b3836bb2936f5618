package io.reeve.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Clients that each do one thing after the other, without a pause: what is measured is what the server can do, and a slow
 * server is offered less. The first seconds count for nothing.
 */
final class ClosedLoop {

    /** What one client does once; {@code client} is its number, {@code turn} counts its turns. */
    interface Turn {
        void take(int client, long turn);
    }

    /**
     * {@code perSecond} counts turns of all clients together that ended in time; latencies are in milliseconds.
     * {@code taken} also counts those that were begun in time and ended late.
     */
    record Result(double perSecond, double p50, double p99, long taken) {}

    private final int clients;
    private final Duration warmUp;
    private final Duration measured;

    ClosedLoop(int clients, Duration warmUp, Duration measured) {
        this.clients = clients;
        this.warmUp = warmUp;
        this.measured = measured;
    }

    Result run(Turn turn) {
        AtomicBoolean counting = new AtomicBoolean(warmUp.isZero());
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            AtomicLong taken = new AtomicLong();
            List<Future<long[]>> running = new ArrayList<>();
            for (int client = 0; client < clients; client++) {
                int number = client;
                running.add(threads.submit(() -> loop(turn, number, counting, done, taken)));
            }
            pause(warmUp);
            counting.set(true);
            long start = System.nanoTime();
            pause(measured);
            done.set(true);
            double seconds = (System.nanoTime() - start) / 1e9;
            return result(running, seconds, taken);
        }
    }

    private static long[] loop(Turn turn, int client, AtomicBoolean counting, AtomicBoolean done, AtomicLong taken) {
        long[] latencies = new long[1024];
        int count = 0;
        for (long number = 0; !done.get(); number++) {
            boolean counts = counting.get();
            long before = System.nanoTime();
            turn.take(client, number);
            if (counts) {
                taken.incrementAndGet();
            }
            if (counts && !done.get()) {
                if (count == latencies.length) {
                    latencies = Arrays.copyOf(latencies, count * 2);
                }
                latencies[count++] = System.nanoTime() - before;
            }
        }
        return Arrays.copyOf(latencies, count);
    }

    private static Result result(List<Future<long[]>> running, double seconds, AtomicLong taken) {
        long[] all = running.stream()
                .map(ClosedLoop::get)
                .flatMapToLong(Arrays::stream)
                .sorted()
                .toArray();
        if (all.length == 0) {
            return new Result(0, Double.NaN, Double.NaN, taken.get());
        }
        return new Result(all.length / seconds, millis(all, 0.50), millis(all, 0.99), taken.get());
    }

    private static double millis(long[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * share))] / 1e6;
    }

    private static long[] get(Future<long[]> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a client failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
