package io.reeve.api.app;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A value of an attribute that an organisation has added. */
public record CustomAttribute(Type type, @Nullable JsonNode value) {

    public enum Type {
        TEXT,
        USER,
        SINGLE_SELECT
    }
}
