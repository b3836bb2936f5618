package io.reeve.api.audit;

import io.reeve.kernel.audit.EventFilter;
import io.reeve.kernel.audit.LoggedEvent;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What somebody wants to have of the log: events that fit, after a position, not more than {@code limit}, in this form, and
 * with {@code follow} also those that are yet to come. {@code words} are the filters as they were given.
 */
record Wanted(
        EventFilter filter,
        long after,
        @Nullable Long limit,
        boolean follow,
        boolean raw,
        Form form,
        Map<String, String> words) {

    ObjectNode told(LoggedEvent event) {
        return switch (form) {
            case LINES -> raw ? OwnLine.asStored(event) : OwnLine.revealed(event);
            case CLOUD_EVENTS_LINES, CLOUD_EVENTS_BATCH -> CloudEvent.of(event);
            case OCSF_LINES -> Ocsf.of(event);
        };
    }
}
