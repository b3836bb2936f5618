package io.reeve.kernel;

import java.time.Duration;
import org.axonframework.common.AxonNonTransientException;

/**
 * The system cannot take this just now; trying again a little later is sensible. Unless the message says otherwise
 * nothing was written.
 */
public final class Unavailable extends AxonNonTransientException {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    public Unavailable(String message, Duration retryAfter) {
        super(message);
        this.retryAfter = retryAfter;
    }

    public Unavailable(String message, Duration retryAfter, Throwable cause) {
        super(message, cause);
        this.retryAfter = retryAfter;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
