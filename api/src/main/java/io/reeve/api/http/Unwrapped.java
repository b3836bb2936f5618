package io.reeve.api.http;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.axonframework.messaging.HandlerExecutionException;

/** What was really thrown in the room that handled a message, without the layers that carried it here. */
final class Unwrapped {

    private Unwrapped() {}

    static RuntimeException of(Throwable thrown) {
        Throwable cause = thrown;
        while (isWrapping(cause) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof RuntimeException runtime ? runtime : new IllegalStateException(cause);
    }

    private static boolean isWrapping(Throwable thrown) {
        return thrown instanceof CompletionException
                || thrown instanceof ExecutionException
                || thrown instanceof HandlerExecutionException;
    }
}
