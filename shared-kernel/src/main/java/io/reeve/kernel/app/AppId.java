package io.reeve.kernel.app;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.reeve.kernel.Uuids;
import java.util.Objects;
import java.util.UUID;

public record AppId(@JsonValue UUID value) {

    /** The app that people and groups of a directory come from; every installation has it. */
    public static final AppId DIRECTORY = new AppId(Uuids.derived("app", "directory"));

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AppId {
        Objects.requireNonNull(value, "appId");
    }

    public static AppId next() {
        return new AppId(Uuids.next());
    }

    /** Throws {@link IllegalArgumentException} when the text is no UUID. */
    public static AppId of(String text) {
        return new AppId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
