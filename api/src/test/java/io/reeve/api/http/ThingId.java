package io.reeve.api.http;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** An id as every feature has one. */
public record ThingId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ThingId {}

    public static ThingId of(String text) {
        return new ThingId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
