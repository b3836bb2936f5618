package io.reeve.api.http;

import io.reeve.kernel.WrittenTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The end of a span of time as a caller gives it, end included: a time given to the second includes that whole second,
 * whatever fractions our own times have. {@code before} is the first instant that does not belong to the span any more.
 */
public record Until(Instant before) {

    /** Throws {@link java.time.DateTimeException} when the text is no date-time. */
    static Until of(String text) {
        Instant end = WrittenTime.parse(text);
        boolean wholeSecond = end.equals(end.truncatedTo(ChronoUnit.SECONDS));
        return new Until(wholeSecond ? end.plusSeconds(1) : end.plus(1, ChronoUnit.MICROS));
    }
}
