package io.reeve.api.audit;

import io.reeve.kernel.audit.LoggedEvent;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** An event as CloudEvents 1.0.2 has it in JSON, with the extensions for sequence and correlation that the project documents. */
final class CloudEvent {

    private CloudEvent() {}

    static ObjectNode of(LoggedEvent event) {
        Telling told = Telling.of(event);
        ObjectNode cloud = Telling.object()
                .put("specversion", "1.0")
                .put("id", event.id().toString())
                .put("source", "/audit/events")
                .put("type", "io.reeve." + event.name())
                .put("subject", event.aggregateId())
                .put("time", event.recordedAt().toString())
                .put("datacontenttype", "application/json")
                .put("dataschema", "urn:reeve:event:" + event.name() + ":" + event.revision())
                // compared as text, so of one width
                .put("sequence", "%019d".formatted(event.position()));
        putIfThere(cloud, "correlationid", told.correlation());
        putIfThere(cloud, "causationid", told.cause());
        putIfThere(cloud, "actor", told.actor());
        cloud.put("leafhash", event.leafHash());
        cloud.set("data", told.payload());
        return cloud;
    }

    /** An attribute without a value is not there; null is none of its types. */
    private static void putIfThere(ObjectNode cloud, String name, @Nullable String value) {
        if (value != null) {
            cloud.put(name, value);
        }
    }
}
