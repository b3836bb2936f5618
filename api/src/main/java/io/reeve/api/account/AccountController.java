package io.reeve.api.account;

import io.reeve.api.app.Apps;
import io.reeve.api.app.DiscoverySource;
import io.reeve.api.http.PageAnswer;
import io.reeve.api.http.Queries;
import io.reeve.api.http.Spelled;
import io.reeve.api.http.Until;
import io.reeve.api.user.Users;
import io.reeve.kernel.Page;
import io.reeve.kernel.PageRequest;
import io.reeve.kernel.Rejection;
import io.reeve.kernel.account.AccountStatus;
import io.reeve.kernel.account.AccountView;
import io.reeve.kernel.account.ListAccounts;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.token.Caller;
import io.reeve.kernel.user.FindUser;
import io.reeve.kernel.user.UserId;
import io.reeve.kernel.user.UserView;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class AccountController {

    /** Nothing but Reeve itself makes accounts so far. */
    private static final List<DiscoverySource> SOURCES = List.of(DiscoverySource.MANUAL);

    private final Queries queries;
    private final Users users;
    private final Apps apps;

    AccountController(Queries queries, Users users, Apps apps) {
        this.queries = queries;
        this.users = users;
        this.apps = apps;
    }

    @Operation(
            operationId = "getAccounts",
            summary =
                    "List accounts: everybody's for those who read everything, for others their own and those of apps they administer")
    @GetMapping("/accounts")
    PageAnswer<Account> list(
            @RequestParam @Nullable AppId appId,
            @RequestParam @Nullable Until discoveredBefore,
            @RequestParam @Nullable Instant discoveredAfter,
            @RequestParam @Nullable List<DiscoverySource> sources,
            @RequestParam @Nullable List<AccountStatus> status,
            @RequestParam @Nullable List<Expansion> expand,
            PageRequest page,
            Caller caller) {
        if (sources != null && sources.stream().noneMatch(SOURCES::contains)) {
            return PageAnswer.of(new Page<>(List.of(), 0, page.page(), page.size()));
        }
        return answer(
                new ListAccounts(
                        caller.readsEverything() ? null : caller.userId(),
                        appId,
                        null,
                        discoveredAfter,
                        discoveredBefore == null ? null : discoveredBefore.before(),
                        status == null ? Set.of() : Set.copyOf(status),
                        page),
                expand);
    }

    @Operation(operationId = "getUserAccounts", summary = "List the accounts of one person")
    @GetMapping("/users/{user_id}/accounts")
    PageAnswer<Account> ofUser(
            @PathVariable UserId userId,
            @RequestParam @Nullable List<Expansion> expand,
            PageRequest page,
            Caller caller) {
        queries.find(new FindUser(userId), "user");
        if (!caller.readsEverything() && !caller.userId().equals(userId)) {
            throw Rejection.forbidden("reader_required", "You can only see accounts of your own.");
        }
        return answer(new ListAccounts(null, null, userId, null, null, Set.of(), page), expand);
    }

    private PageAnswer<Account> answer(ListAccounts query, @Nullable List<Expansion> expand) {
        boolean withApp = expand != null && expand.contains(Expansion.APP);
        return PageAnswer.composed(queries.ask(query), views -> {
            Users.Known known =
                    users.byIds(views.stream().map(AccountView::userId).toList());
            Apps.Known knownApps =
                    apps.byIds(withApp ? views.stream().map(AccountView::appId).toList() : List.of());
            return views.stream()
                    .map(view -> account(view, known.view(view.userId()), knownApps))
                    .toList();
        });
    }

    private static Account account(AccountView view, @Nullable UserView user, Apps.Known apps) {
        return new Account(
                view.id(),
                view.appId(),
                Account.Type.USER,
                view.status(),
                apps.app(view.appId()),
                view.userId().toString(),
                user == null ? null : user.profile().email(),
                view.userId(),
                view.discoveredAt(),
                null,
                null,
                SOURCES,
                view.entitlements().stream().map(Account.Entitlement::of).toList());
    }

    enum Expansion implements Spelled {
        APP;

        @Override
        public String toString() {
            return "app";
        }
    }
}
