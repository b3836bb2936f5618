package io.reeve.kernel.token;

import io.reeve.kernel.Query;
import java.util.Optional;
import org.axonframework.messaging.responsetypes.ResponseType;

/** Empty when there is no such token, and when it was revoked. */
public record FindToken(TokenId tokenId) implements Query<Optional<TokenView>> {
    @Override
    public ResponseType<Optional<TokenView>> answer() {
        return Query.optional(TokenView.class);
    }
}
