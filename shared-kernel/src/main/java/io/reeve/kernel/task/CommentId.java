package io.reeve.kernel.task;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.reeve.kernel.Uuids;
import java.util.Objects;
import java.util.UUID;

public record CommentId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CommentId {
        Objects.requireNonNull(value, "commentId");
    }

    public static CommentId next() {
        return new CommentId(Uuids.next());
    }

    /** Throws {@link IllegalArgumentException} when the text is no UUID. */
    public static CommentId of(String text) {
        return new CommentId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
