package io.reeve.query.projection;

import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** What the views of all nodes have committed, as far as this node has heard. */
final class Progress {

    private final ConcurrentMap<String, Committed> views = new ConcurrentHashMap<>();

    void committed(String group, Collection<Long> positions) {
        positions.forEach(of(group)::add);
    }

    Committed of(String group) {
        return views.computeIfAbsent(group, key -> new Committed());
    }
}
