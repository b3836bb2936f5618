package io.reeve.api.audit;

import io.reeve.kernel.audit.FindHistory;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What became of one thing. {@code next} is what to ask {@code after} for the rest, absent at the end. */
record HistoryAnswer(List<Step> items, @Nullable Long next) {

    /** An event, what it changed, and how the thing stood afterwards. */
    record Step(AuditedEvent event, List<Change> changes, Map<String, @Nullable Object> state) {}

    record Change(
            String field, @Nullable Object from, @Nullable Object to) {}

    static HistoryAnswer of(FindHistory.Part part) {
        return new HistoryAnswer(
                part.entries().stream().map(HistoryAnswer::step).toList(),
                part.more() ? part.entries().getLast().event().position() : null);
    }

    private static Step step(FindHistory.Entry entry) {
        return new Step(
                AuditedEvent.of(entry.event()),
                entry.changes().stream()
                        .map(change -> new Change(change.field(), change.from(), change.to()))
                        .toList(),
                entry.state());
    }
}
