package io.reeve.kernel.audit;

import java.util.Map;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What is written down about those who read the history. */
public sealed interface AuditCommand {

    ExportId exportId();

    /** Writes down what the acting person, who must read everything, asks for. Before anything is handed over. */
    record BeginExport(@TargetAggregateIdentifier ExportId exportId, String form, Map<String, String> filters)
            implements AuditCommand {
        public BeginExport {
            filters = Map.copyOf(filters);
        }
    }

    /**
     * Writes down what the acting person took out of the log: see {@link AuditEvent.EventsExported}. Asks for no right, because
     * whoever has lost theirs in the middle of an export took what they took.
     */
    record RecordExport(
            @TargetAggregateIdentifier ExportId exportId,
            String form,
            Map<String, String> filters,
            @Nullable Long first,
            @Nullable Long last,
            long count,
            boolean whole)
            implements AuditCommand {
        public RecordExport {
            filters = Map.copyOf(filters);
        }
    }
}
