package io.reeve.kernel.token;

import io.reeve.kernel.user.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A token that was not revoked, as far as it may be shown. It may have run out. */
public record TokenView(
        TokenId id,
        UserId userId,
        String name,
        Instant createdAt,
        @Nullable Instant expiresAt) {}
