package io.reeve.kernel.projection;

import java.util.Set;

/**
 * The processing groups whose events are all handled in the order of the log, whatever is set for others: one segment, on one
 * node at a time. The read side says which; whoever makes the processors keeps to it.
 */
public record InOneOrder(Set<String> groups) {

    public static final InOneOrder NONE = new InOneOrder(Set.of());

    public InOneOrder {
        groups = Set.copyOf(groups);
    }
}
