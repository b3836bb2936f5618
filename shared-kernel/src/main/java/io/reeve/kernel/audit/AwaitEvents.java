package io.reeve.kernel.audit;

import io.reeve.kernel.Query;
import java.time.Duration;
import org.axonframework.messaging.responsetypes.ResponseType;

/**
 * Answers with the last position of the log as soon as it is greater than {@code position}, or after {@code patience}. Holds
 * nothing but the caller's thread while it waits.
 */
public record AwaitEvents(long position, Duration patience) implements Query<Long> {
    @Override
    public ResponseType<Long> answer() {
        return Query.one(Long.class);
    }
}
