package io.reeve.kernel.account;

import io.reeve.kernel.Page;
import io.reeve.kernel.PageRequest;
import io.reeve.kernel.Query;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.user.UserId;
import java.time.Instant;
import java.util.Set;
import org.axonframework.messaging.responsetypes.ResponseType;
import org.jspecify.annotations.Nullable;

/**
 * Accounts, newest first. What is {@code null} or empty does not narrow. {@code visibleTo} sees their own and those of apps they are
 * an admin of; {@code null} stands for those who read everything.
 */
public record ListAccounts(
        @Nullable UserId visibleTo,
        @Nullable AppId appId,
        @Nullable UserId userId,
        @Nullable Instant discoveredAfter,
        @Nullable Instant discoveredBefore,
        Set<AccountStatus> statuses,
        PageRequest page)
        implements Query<Page<AccountView>> {

    public ListAccounts {
        statuses = Set.copyOf(statuses);
    }

    @Override
    public ResponseType<Page<AccountView>> answer() {
        return Query.page(AccountView.class);
    }
}
