package io.reeve.kernel.token;

import io.reeve.kernel.EventName;
import io.reeve.kernel.Personal;
import io.reeve.kernel.user.UserId;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** A token came to life or lost it. */
public sealed interface TokenEvent {

    TokenId tokenId();

    /** {@code hash} is gone when the person was erased; nobody can present the token any more. */
    @EventName("token.issued")
    @Revision("1")
    record TokenIssued(
            TokenId tokenId,
            UserId userId,
            String name,

            @Personal(of = "userId", secret = true) @Nullable
            String hash,

            Instant issuedAt,
            @Nullable Instant expiresAt)
            implements TokenEvent {}

    @EventName("token.revoked")
    @Revision("1")
    record TokenRevoked(TokenId tokenId, UserId userId) implements TokenEvent {}
}
