package io.reeve.kernel.task;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.reeve.kernel.Uuids;
import io.reeve.kernel.accessrequest.AccessRequestId;
import java.util.Objects;
import java.util.UUID;

public record TaskId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TaskId {
        Objects.requireNonNull(value, "taskId");
    }

    /** A request has one task of each type, so that opening it twice is opening it once. */
    public static TaskId of(AccessRequestId accessRequestId, TaskType type) {
        return new TaskId(Uuids.derived("task", accessRequestId, type));
    }

    /** The task of this type for the {@code attempt}-th time that it is needed, counted from 1. */
    public static TaskId of(AccessRequestId accessRequestId, TaskType type, int attempt) {
        return attempt == 1
                ? of(accessRequestId, type)
                : new TaskId(Uuids.derived("task", accessRequestId, type, attempt));
    }

    /** Throws {@link IllegalArgumentException} when the text is no UUID. */
    public static TaskId of(String text) {
        return new TaskId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
