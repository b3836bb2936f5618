package io.reeve.api.audit;

import io.reeve.kernel.Metadata;
import io.reeve.kernel.audit.LoggedEvent;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An event of the log with what it says taken apart. */
record Telling(LoggedEvent event, JsonNode payload, JsonNode metadata) {

    static final JsonMapper JSON = JsonMapper.shared();

    static Telling of(LoggedEvent event) {
        return new Telling(event, JSON.readTree(event.payload()), JSON.readTree(event.metadata()));
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    @Nullable
    String actor() {
        return said(Metadata.ACTOR);
    }

    /** The business time. */
    @Nullable
    String at() {
        return said(Metadata.AT);
    }

    @Nullable
    String cause() {
        return said(Metadata.CAUSATION_ID);
    }

    @Nullable
    String correlation() {
        return said(Metadata.CORRELATION_ID);
    }

    @Nullable
    String request() {
        return said(Metadata.REQUEST_ID);
    }

    /** The part of the name before the point. */
    String feature() {
        return event.name().substring(0, event.name().indexOf('.'));
    }

    /** The part of the name behind the point. */
    String happened() {
        return event.name().substring(event.name().indexOf('.') + 1);
    }

    private @Nullable String said(String key) {
        return metadata.path(key).asString(null);
    }
}
