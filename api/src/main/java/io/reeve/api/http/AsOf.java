package io.reeve.api.http;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A place in the history as a caller gives it: the position of an event, or a date-time, to its whole second or fraction like
 * any end of a span. {@code before} is the first instant that is later.
 */
public record AsOf(@Nullable Long position, @Nullable Instant before) {

    /** Throws {@link java.time.DateTimeException} when the text is neither. */
    public static AsOf of(String text) {
        return text.matches("\\d{1,18}")
                ? new AsOf(Long.valueOf(text), null)
                : new AsOf(null, Until.of(text).before());
    }
}
