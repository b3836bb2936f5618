package io.reeve.kernel.audit;

import io.reeve.kernel.Query;
import io.reeve.kernel.token.Caller;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.messaging.responsetypes.ResponseType;
import org.jspecify.annotations.Nullable;

/**
 * What became of one thing, from the beginning, after position {@code after} and {@code limit} events at the most. Empty when
 * there never was such a thing.
 */
public record FindHistory(Kind kind, UUID id, long after, int limit, Caller caller)
        implements HistoryQuery<Optional<FindHistory.Part>> {

    /** The things that have a history of their own. */
    public enum Kind {
        REQUEST,
        TASK,
        ACCOUNT,
        /** With the roles, tokens and groups the person came to and lost. */
        PERSON,
        APP,
        GROUP,
        /** What decides about requests: a permission or a pre-approval rule. */
        POLICY
    }

    /** {@code more} tells that there are events behind the last one. */
    public record Part(List<Entry> entries, boolean more) {
        public Part {
            entries = List.copyOf(entries);
        }
    }

    /** An event, what it changed, and how the thing stood afterwards. */
    public record Entry(ToldEvent event, List<Change> changes, Map<String, @Nullable Object> state) {
        public Entry {
            changes = List.copyOf(changes);
            state = Collections.unmodifiableMap(new LinkedHashMap<>(state));
        }
    }

    /** {@code field} leads to the value, from the outside in, with points. Null where there was, or is, none. */
    public record Change(
            String field, @Nullable Object from, @Nullable Object to) {}

    @Override
    public ResponseType<Optional<Part>> answer() {
        return Query.optional(Part.class);
    }
}
