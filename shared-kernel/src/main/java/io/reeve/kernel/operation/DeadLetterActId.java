package io.reeve.kernel.operation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.reeve.kernel.Uuids;
import java.util.Objects;
import java.util.UUID;

public record DeadLetterActId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DeadLetterActId {
        Objects.requireNonNull(value, "deadLetterActId");
    }

    public static DeadLetterActId next() {
        return new DeadLetterActId(Uuids.next());
    }

    /** Throws {@link IllegalArgumentException} when the text is no UUID. */
    public static DeadLetterActId of(String text) {
        return new DeadLetterActId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
