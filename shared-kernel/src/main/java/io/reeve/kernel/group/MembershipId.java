package io.reeve.kernel.group;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.reeve.kernel.Uuids;
import java.util.Objects;
import java.util.UUID;

public record MembershipId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MembershipId {
        Objects.requireNonNull(value, "membershipId");
    }

    public static MembershipId next() {
        return new MembershipId(Uuids.next());
    }

    /** Throws {@link IllegalArgumentException} when the text is no UUID. */
    public static MembershipId of(String text) {
        return new MembershipId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
