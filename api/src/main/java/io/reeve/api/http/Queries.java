package io.reeve.api.http;

import io.reeve.kernel.Query;
import io.reeve.kernel.Rejection;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;

/** Asks the other rooms, and waits for what they say. */
@Component
public final class Queries {

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

    /** What there must be; refused as not found otherwise. {@code what} is the kind of thing, such as {@code "app"}. */
    public <R> R find(Query<Optional<R>> query, String what) {
        return ask(query).orElseThrow(() -> Rejection.notFound(what));
    }
}
