package io.reeve.kernel.token;

import io.reeve.kernel.Page;
import io.reeve.kernel.PageRequest;
import io.reeve.kernel.Query;
import io.reeve.kernel.user.UserId;
import org.axonframework.messaging.responsetypes.ResponseType;
import org.jspecify.annotations.Nullable;

/** The tokens of a person, or everybody's, that were not revoked, in the order in which they were issued. */
public record ListTokens(@Nullable UserId userId, PageRequest page) implements Query<Page<TokenView>> {
    @Override
    public ResponseType<Page<TokenView>> answer() {
        return Query.page(TokenView.class);
    }
}
