package io.reeve.api.http;

import io.reeve.kernel.Query;
import io.reeve.kernel.Rejection;
import io.reeve.kernel.Unavailable;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;

/** Asks the other rooms, and waits for what they say. */
@Component
public final class Queries {

    private static final Duration SOON = Duration.ofSeconds(2);
    private static final String NOT_SHOWN_YET =
            "This was recorded, but it cannot be shown yet. Look before you repeat it.";

    private final QueryGateway gateway;

    Queries(QueryGateway gateway) {
        this.gateway = gateway;
    }

    public <R> R ask(Query<R> query) {
        try {
            return gateway.query(query, query.answer()).join();
        } catch (CompletionException e) {
            throw Unwrapped.of(e);
        }
    }

    /** What the caller has just made: a view that is late to show it must not say that it is not there. */
    public <R> R made(Query<Optional<R>> query) {
        try {
            return ask(query).orElseThrow(() -> new Unavailable(NOT_SHOWN_YET, SOON));
        } catch (Unavailable late) {
            throw new Unavailable(NOT_SHOWN_YET, SOON, late);
        }
    }

    /** What there must be; refused as not found otherwise. {@code what} is the kind of thing, such as {@code "app"}. */
    public <R> R find(Query<Optional<R>> query, String what) {
        return ask(query).orElseThrow(() -> Rejection.notFound(what));
    }
}
