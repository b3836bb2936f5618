package io.reeve.kernel.audit;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A place in the history: right after the event at {@code position}, or right before the instant {@code before}; the
 * earlier one where both are given, of which there must be one. What is later than the log goes is its end.
 */
public record LogMoment(@Nullable Long position, @Nullable Instant before) {

    public LogMoment {
        if (position == null && before == null) {
            throw new IllegalArgumentException("a moment is told by a position or by a time");
        }
    }

    public static LogMoment at(long position) {
        return new LogMoment(position, null);
    }

    public static LogMoment before(Instant instant) {
        return new LogMoment(null, Objects.requireNonNull(instant));
    }

    /** This moment, or right after the event at {@code latest} if that is earlier. */
    public LogMoment noLaterThan(long latest) {
        return new LogMoment(position == null ? latest : Long.valueOf(Math.min(position, latest)), before);
    }
}
