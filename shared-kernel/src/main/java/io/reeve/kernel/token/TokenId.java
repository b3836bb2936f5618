package io.reeve.kernel.token;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.reeve.kernel.Uuids;
import java.util.Objects;
import java.util.UUID;

public record TokenId(@JsonValue UUID value) {

    /** The token that the first administrator begins with. */
    public static final TokenId FIRST = new TokenId(Uuids.derived("token", "first administrator"));

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TokenId {
        Objects.requireNonNull(value, "tokenId");
    }

    public static TokenId next() {
        return new TokenId(Uuids.next());
    }

    /** Throws {@link IllegalArgumentException} when the text is no UUID. */
    public static TokenId of(String text) {
        return new TokenId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
