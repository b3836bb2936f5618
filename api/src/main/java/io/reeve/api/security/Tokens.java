package io.reeve.api.security;

import io.reeve.api.http.Queries;
import io.reeve.kernel.token.FindCaller;
import java.time.Clock;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.stereotype.Component;

/**
 * Finds out who presents a token, anew on every request: a token that is revoked, or a person who is suspended, is out at
 * once on every node. One question is asked whatever the token looks like, so unknown, revoked and expired ones cannot be
 * told apart, by their answer or by its time.
 */
@Component
class Tokens implements AuthenticationManager {

    private final Queries queries;
    private final Clock clock;

    Tokens(Queries queries, Clock clock) {
        this.queries = queries;
        this.clock = clock;
    }

    @Override
    public Authentication authenticate(Authentication presented) {
        String hash = TokenHash.of(((BearerTokenAuthenticationToken) presented).getToken());
        return queries.ask(new FindCaller(hash, clock.instant()))
                .map(KnownCaller::new)
                .orElseThrow(() -> new BadCredentialsException("no such token"));
    }
}
