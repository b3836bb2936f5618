package io.reeve.api.audit;

import io.reeve.kernel.audit.LoggedEvent;
import tools.jackson.databind.node.ObjectNode;

/** An event as a line of our own; docs/auditors.md tells what the fields mean. */
final class OwnLine {

    private OwnLine() {}

    /** What was stored sealed is open in the payload. */
    static ObjectNode revealed(LoggedEvent event) {
        Telling told = Telling.of(event);
        ObjectNode line = row(event)
                .put("at", told.at())
                .put("actor", told.actor())
                .put("cause", told.cause())
                .put("correlation", told.correlation())
                .put("request", told.request());
        line.set("payload", told.payload());
        line.set("metadata", told.metadata());
        return line.put("leaf_hash", event.leafHash());
    }

    /**
     * What the leaf hash is made of and nothing else, as evidence has it too ({@link io.reeve.kernel.ledger.LogLine}): payload
     * and metadata are texts, so that nothing on the way can write them otherwise.
     */
    static ObjectNode asStored(LoggedEvent event) {
        return row(event)
                .put("payload", event.payload())
                .put("metadata", event.metadata())
                .put("leaf_hash", event.leafHash());
    }

    private static ObjectNode row(LoggedEvent event) {
        return Telling.object()
                .put("position", event.position())
                .put("event_id", event.id().toString())
                .put("aggregate_type", event.aggregateType())
                .put("aggregate_id", event.aggregateId())
                .put("sequence", event.sequence())
                .put("name", event.name())
                .put("revision", event.revision())
                .put("recorded_at", event.recordedAt().toString());
    }
}
