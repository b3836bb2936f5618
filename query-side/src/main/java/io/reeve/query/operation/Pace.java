package io.reeve.query.operation;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How many events a second each view goes through, over the last moments, as this node sees it. */
@Component
class Pace {

    private static final long LONGEST = Duration.ofSeconds(30).toNanos();

    private final ConcurrentMap<String, Deque<Sight>> sights = new ConcurrentHashMap<>();

    /** What was seen just now: the position of each processor. */
    void note(Map<String, Long> positions, long nanoTime) {
        positions.forEach((processor, position) -> sights.compute(processor, (name, before) -> {
            Deque<Sight> last = before == null ? new ArrayDeque<>() : new ArrayDeque<>(before);
            last.add(new Sight(position, nanoTime));
            while (nanoTime - last.getFirst().at() > LONGEST) {
                last.removeFirst();
            }
            return last;
        }));
    }

    @Nullable
    Double of(String processor) {
        Deque<Sight> seen = sights.get(processor);
        if (seen == null || seen.size() < 2) {
            return null;
        }
        Sight first = seen.getFirst();
        Sight last = seen.getLast();
        return Math.max(0, last.position() - first.position()) / ((last.at() - first.at()) / 1e9);
    }

    private record Sight(long position, long at) {}
}
