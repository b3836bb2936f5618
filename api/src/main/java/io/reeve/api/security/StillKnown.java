package io.reeve.api.security;

import io.reeve.api.http.BrokenOff;
import io.reeve.api.http.Queries;
import io.reeve.kernel.token.Caller;
import io.reeve.kernel.token.FindCaller;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.stereotype.Component;

/** For answers that take long: a token that was revoked meanwhile, or has lost the right to, must not go on reading. */
@Component
public final class StillKnown {

    private final Queries queries;
    private final Clock clock;
    private final DefaultBearerTokenResolver tokens = new DefaultBearerTokenResolver();

    StillKnown(Queries queries, Clock clock) {
        this.queries = queries;
        this.clock = clock;
    }

    /** An answer that only those get who may read everything. */
    @FunctionalInterface
    public interface Reading {

        /** Breaks the answer off when its caller is not known any more, or may not read everything any more. */
        void mayGoOn() throws BrokenOff;
    }

    /** Can be asked by any thread, and when the request itself is no more. */
    public Reading by(HttpServletRequest request) {
        Optional<String> hash = Optional.ofNullable(tokens.resolve(request)).map(TokenHash::of);
        return () -> {
            if (hash.flatMap(this::caller).filter(Caller::readsEverything).isEmpty()) {
                throw new BrokenOff("an answer was broken off: its caller may not read this any more");
            }
        };
    }

    private Optional<Caller> caller(String tokenHash) {
        return queries.ask(new FindCaller(tokenHash, clock.instant()));
    }
}
