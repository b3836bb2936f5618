package io.reeve.kernel.projection;

import io.reeve.kernel.Query;
import java.time.Duration;
import org.axonframework.messaging.responsetypes.ResponseType;

/**
 * Answers as soon as every view has committed what the events from {@code first} to {@code last} mean to it: {@code true};
 * or after {@code patience}: {@code false}. Positions are those of the log, both inclusive.
 */
public record AwaitViews(long first, long last, Duration patience) implements Query<Boolean> {
    @Override
    public ResponseType<Boolean> answer() {
        return Query.one(Boolean.class);
    }
}
