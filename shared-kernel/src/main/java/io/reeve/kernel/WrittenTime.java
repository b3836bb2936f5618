package io.reeve.kernel;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;

/** A date-time as people and programs write it (ISO 8601), read by the server and by the command line alike. */
public final class WrittenTime {

    private WrittenTime() {}

    /**
     * With a zone, or without one, which means UTC. A space where a query's decoding left one is forgiven, and so is an
     * offset without its colon, as generated clients in Python write it.
     *
     * @throws DateTimeException when it is no date-time
     */
    public static Instant parse(String text) {
        String iso = text.trim()
                .replaceFirst("^(\\d{4}-\\d{2}-\\d{2}) ", "$1T")
                .replaceFirst(" (\\d{2}:?\\d{2})$", "+$1")
                .replaceFirst("([+-]\\d{2})(\\d{2})$", "$1:$2");
        TemporalAccessor read =
                DateTimeFormatter.ISO_DATE_TIME.parseBest(iso, OffsetDateTime::from, LocalDateTime::from);
        return switch (read) {
            case OffsetDateTime zoned -> zoned.toInstant();
            case LocalDateTime naive -> naive.toInstant(ZoneOffset.UTC);
            default -> throw new DateTimeException("not a date-time: " + text);
        };
    }
}
