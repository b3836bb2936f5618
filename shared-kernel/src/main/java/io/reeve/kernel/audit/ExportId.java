package io.reeve.kernel.audit;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.reeve.kernel.Uuids;
import java.util.Objects;
import java.util.UUID;

public record ExportId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ExportId {
        Objects.requireNonNull(value, "exportId");
    }

    public static ExportId next() {
        return new ExportId(Uuids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
