package io.reeve.api.http;

import io.reeve.kernel.token.Caller;
import org.jspecify.annotations.Nullable;

/**
 * What there is to a request besides its words: who calls, the id of the request, and, for a POST that carries an
 * {@code Idempotency-Key}, what makes it recognisable when it is repeated. A controller that writes declares it as a
 * parameter and hands it to {@link Commands}.
 */
public record Call(
        Caller caller, String requestId, @Nullable RepeatableCall repeatable) {

    /** For what belongs to this call and is a unit of its own: a key stands for one unit, and for none of these. */
    public Call unrepeatable() {
        return new Call(caller, requestId, null);
    }
}
