package io.reeve.api.token;

import io.reeve.kernel.token.TokenId;
import io.reeve.kernel.token.TokenView;
import io.reeve.kernel.user.UserId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** A token as its owner sees it later: without what lets anybody in. */
record ApiToken(
        TokenId id,
        String name,
        UserId userId,
        OffsetDateTime createdAt,
        @Nullable OffsetDateTime expiresAt) {

    static ApiToken of(TokenView token) {
        return new ApiToken(
                token.id(), token.name(), token.userId(), time(token.createdAt()), orNull(token.expiresAt()));
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable OffsetDateTime orNull(@Nullable Instant instant) {
        return instant == null ? null : time(instant);
    }

    /** A token that was just issued. {@code token} is missing when a repeated call made nothing new: it is shown once. */
    record IssuedToken(
            TokenId id,
            String name,
            UserId userId,
            @Nullable String token,
            OffsetDateTime createdAt,
            @Nullable OffsetDateTime expiresAt) {

        static IssuedToken of(ApiToken issued, @Nullable String secret) {
            return new IssuedToken(
                    issued.id(), issued.name(), issued.userId(), secret, issued.createdAt(), issued.expiresAt());
        }
    }

    record NewToken(
            String name, @Nullable UserId userId, @Nullable OffsetDateTime expiresAt) {}
}
