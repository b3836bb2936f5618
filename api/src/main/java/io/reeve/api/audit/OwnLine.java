package io.reeve.api.audit;

import io.reeve.kernel.audit.LoggedEvent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An event as a line of our own; docs/auditors.md tells what the fields mean. */
final class OwnLine {

    private OwnLine() {}

    /** What was stored sealed is open in the payload. */
    static ObjectNode revealed(LoggedEvent event) {
        Telling told = Telling.of(event);
        return line(told, told.payload(), told.metadata());
    }

    /** Payload and metadata are texts, whose UTF-8 bytes are those that the leaf hash was made from. */
    static ObjectNode asStored(LoggedEvent event) {
        return line(
                Telling.of(event),
                Telling.JSON.getNodeFactory().stringNode(event.payload()),
                Telling.JSON.getNodeFactory().stringNode(event.metadata()));
    }

    private static ObjectNode line(Telling told, JsonNode payload, JsonNode metadata) {
        LoggedEvent event = told.event();
        ObjectNode line = Telling.object()
                .put("position", event.position())
                .put("id", event.id().toString())
                .put("name", event.name())
                .put("revision", event.revision())
                .put("aggregate_type", event.aggregateType())
                .put("aggregate_id", event.aggregateId())
                .put("sequence", event.sequence())
                .put("recorded_at", event.recordedAt().toString())
                .put("at", told.at())
                .put("actor", told.actor())
                .put("cause", told.cause())
                .put("correlation", told.correlation())
                .put("request", told.request());
        line.set("payload", payload);
        line.set("metadata", metadata);
        return line.put("leaf_hash", event.leafHash());
    }
}
