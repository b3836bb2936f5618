package io.reeve.kernel.token;

import io.reeve.kernel.user.UserId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** API tokens are issued and revoked; they never change. */
public sealed interface TokenCommand {

    TokenId tokenId();

    /** {@code hash} is the SHA-256 of the token, lower-case hexadecimal: the token itself is shown once and kept nowhere. */
    record IssueToken(
            @TargetAggregateIdentifier TokenId tokenId,
            UserId userId,
            String name,
            String hash,
            @Nullable Instant expiresAt)
            implements TokenCommand {}

    record RevokeToken(@TargetAggregateIdentifier TokenId tokenId) implements TokenCommand {}
}
