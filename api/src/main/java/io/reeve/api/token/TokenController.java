package io.reeve.api.token;

import io.reeve.api.http.Call;
import io.reeve.api.http.Commands;
import io.reeve.api.http.PageAnswer;
import io.reeve.api.http.Queries;
import io.reeve.api.token.ApiToken.IssuedToken;
import io.reeve.api.token.ApiToken.NewToken;
import io.reeve.kernel.PageRequest;
import io.reeve.kernel.Rejection;
import io.reeve.kernel.token.Caller;
import io.reeve.kernel.token.FindToken;
import io.reeve.kernel.token.ListTokens;
import io.reeve.kernel.token.TokenCommand.IssueToken;
import io.reeve.kernel.token.TokenCommand.RevokeToken;
import io.reeve.kernel.token.TokenId;
import io.reeve.kernel.token.TokenView;
import io.reeve.kernel.user.UserId;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** People have their own tokens in hand; administrators those of everybody. */
@RestController
class TokenController {

    private final Queries queries;
    private final Commands commands;
    private final Clock clock;

    TokenController(Queries queries, Commands commands, Clock clock) {
        this.queries = queries;
        this.commands = commands;
        this.clock = clock;
    }

    @Operation(operationId = "issueApiToken", summary = "Issue a token, which is shown this once")
    @PostMapping("/api_tokens")
    @ResponseStatus(HttpStatus.CREATED)
    IssuedToken issue(@RequestBody NewToken body, Call call) {
        TokenId fresh = TokenId.next();
        NewSecret secret = NewSecret.random();
        UserId userId = body.userId() == null ? call.caller().userId() : body.userId();
        Instant expiresAt = body.expiresAt() == null ? null : body.expiresAt().toInstant();
        TokenId made = commands.make(
                call, fresh, TokenId::of, id -> new IssueToken(id, userId, body.name(), secret.hash(), expiresAt));
        // A view that is late must not cost the caller a token that exists.
        TokenView issued = queries.ask(new FindToken(made))
                .orElseGet(() -> new TokenView(made, userId, body.name(), clock.instant(), expiresAt));
        return IssuedToken.of(ApiToken.of(issued), made.equals(fresh) ? secret.text() : null);
    }

    /** One's own; all of them, or those of {@code user_id}, for those who read everything. */
    @Operation(operationId = "listApiTokens", summary = "List tokens that were not revoked")
    @GetMapping("/api_tokens")
    PageAnswer<ApiToken> list(@RequestParam @Nullable UserId userId, PageRequest page, Caller caller) {
        if (!caller.readsEverything() && userId != null && !caller.userId().equals(userId)) {
            throw Rejection.forbidden("reader_required", "You may see your own tokens only.");
        }
        UserId whose = caller.readsEverything() ? userId : caller.userId();
        return PageAnswer.of(queries.ask(new ListTokens(whose, page)), ApiToken::of);
    }

    @Operation(operationId = "revokeApiToken", summary = "Revoke a token, at once and everywhere")
    @DeleteMapping("/api_tokens/{token_id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable TokenId tokenId, Call call) {
        commands.send(call, new RevokeToken(tokenId));
    }
}
