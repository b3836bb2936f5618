package io.reeve.api.security;

import io.reeve.api.http.Queries;
import io.reeve.kernel.token.Caller;
import io.reeve.kernel.token.FindCaller;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.stereotype.Component;

/** For answers that take long: who the caller of a request is at this moment, which may be nobody any more. */
@Component
public final class StillKnown {

    private final Queries queries;
    private final Clock clock;
    private final DefaultBearerTokenResolver tokens = new DefaultBearerTokenResolver();

    StillKnown(Queries queries, Clock clock) {
        this.queries = queries;
        this.clock = clock;
    }

    public Optional<Caller> caller(HttpServletRequest request) {
        return Optional.ofNullable(tokens.resolve(request))
                .flatMap(token -> queries.ask(new FindCaller(TokenHash.of(token), clock.instant())));
    }
}
