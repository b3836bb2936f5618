package io.reeve.kernel.group;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.reeve.kernel.Uuids;
import java.util.Objects;
import java.util.UUID;

public record GroupId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public GroupId {
        Objects.requireNonNull(value, "groupId");
    }

    public static GroupId next() {
        return new GroupId(Uuids.next());
    }

    /** Throws {@link IllegalArgumentException} when the text is no UUID. */
    public static GroupId of(String text) {
        return new GroupId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
