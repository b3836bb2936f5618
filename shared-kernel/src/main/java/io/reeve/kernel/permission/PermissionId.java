package io.reeve.kernel.permission;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.reeve.kernel.Uuids;
import java.util.Objects;
import java.util.UUID;

public record PermissionId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PermissionId {
        Objects.requireNonNull(value, "permissionId");
    }

    public static PermissionId next() {
        return new PermissionId(Uuids.next());
    }

    /** Throws {@link IllegalArgumentException} when the text is no UUID. */
    public static PermissionId of(String text) {
        return new PermissionId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
