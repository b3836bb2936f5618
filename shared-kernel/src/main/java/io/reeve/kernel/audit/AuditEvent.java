package io.reeve.kernel.audit;

import io.reeve.kernel.EventName;
import io.reeve.kernel.user.UserId;
import java.util.Map;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** What auditors did with the history. */
public sealed interface AuditEvent {

    ExportId exportId();

    UserId by();

    /**
     * {@code by} asked for events and is about to be given them: {@code filters} are the words of the question, {@code form} is
     * how the events are written. How many it came to is told when it ends. An export that has begun and was never told to have
     * ended was cut off with its node, and up to all that was asked for was handed over.
     */
    @EventName("audit.export_begun")
    @Revision("1")
    record ExportBegun(ExportId exportId, UserId by, String form, Map<String, String> filters) implements AuditEvent {
        public ExportBegun {
            filters = Map.copyOf(filters);
        }
    }

    /**
     * {@code by} took {@code count} events out of the log, from position {@code first} to {@code last}; none has neither.
     * {@code filters} are the words of the question, {@code form} is how the events were written. {@code whole} tells whether
     * all that was asked for was handed over: who went away earlier still has what was sent until then.
     */
    @EventName("audit.events_exported")
    @Revision("1")
    record EventsExported(
            ExportId exportId,
            UserId by,
            String form,
            Map<String, String> filters,
            @Nullable Long first,
            @Nullable Long last,
            long count,
            boolean whole)
            implements AuditEvent {
        public EventsExported {
            filters = Map.copyOf(filters);
        }
    }
}
