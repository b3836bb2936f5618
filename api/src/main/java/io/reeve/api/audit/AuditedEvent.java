package io.reeve.api.audit;

import io.reeve.kernel.audit.ToldEvent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An event as answers show it: who, when, because of what, and what it says. */
record AuditedEvent(
        long position,
        String eventId,
        String name,
        String recordedAt,
        @Nullable String at,
        @Nullable String actor,
        @Nullable String cause,
        @Nullable String correlation,
        Map<String, @Nullable Object> payload) {

    static AuditedEvent of(ToldEvent event) {
        return new AuditedEvent(
                event.position(),
                event.id().toString(),
                event.name(),
                event.recordedAt().toString(),
                event.at(),
                event.actor(),
                event.cause(),
                event.correlation(),
                event.says());
    }
}
