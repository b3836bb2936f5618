package io.reeve.query.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * What the views of this node have committed and other nodes may be waiting to hear. Told only while there are others; what
 * piles up while one message is on its way goes out with the next.
 */
final class ProgressExchange {

    private final BlockingQueue<Told> toTell = new LinkedBlockingQueue<>();
    private volatile boolean alone = true;

    void tell(String group, List<Long> positions) {
        if (!alone) {
            toTell.add(new Told(group, positions));
        }
    }

    void alone(boolean alone) {
        this.alone = alone;
    }

    /** Waits until there is something to tell, and returns all of it, by view. */
    Map<String, List<Long>> take() throws InterruptedException {
        List<Told> all = new ArrayList<>();
        all.add(toTell.take());
        toTell.drainTo(all);
        Map<String, List<Long>> byGroup = new TreeMap<>();
        all.forEach(told ->
                byGroup.computeIfAbsent(told.group(), key -> new ArrayList<>()).addAll(told.positions()));
        return byGroup;
    }

    private record Told(String group, List<Long> positions) {}
}
