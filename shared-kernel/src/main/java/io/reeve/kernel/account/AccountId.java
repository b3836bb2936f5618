package io.reeve.kernel.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.reeve.kernel.Uuids;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.user.UserId;
import java.util.Objects;
import java.util.UUID;

public record AccountId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AccountId {
        Objects.requireNonNull(value, "accountId");
    }

    /** There is one account of a person in an app. */
    public static AccountId of(AppId appId, UserId userId) {
        return new AccountId(Uuids.derived("account", appId, userId));
    }

    /** Throws {@link IllegalArgumentException} when the text is no UUID. */
    public static AccountId of(String text) {
        return new AccountId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
