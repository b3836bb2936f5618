package io.reeve.kernel.app;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.reeve.kernel.Rejection;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How long access can last, counted from the grant. There are these and no others; the label is what everybody sees. */
public enum AccessLength {
    TWO_HOURS("2 hours", Duration.ofHours(2)),
    FOUR_HOURS("4 hours", Duration.ofHours(4)),
    EIGHT_HOURS("8 hours", Duration.ofHours(8)),
    TWELVE_HOURS("12 hours", Duration.ofHours(12)),
    ONE_DAY("1 day", Duration.ofDays(1)),
    TWO_DAYS("2 days", Duration.ofDays(2)),
    THREE_DAYS("3 days", Duration.ofDays(3)),
    SEVEN_DAYS("7 days", Duration.ofDays(7)),
    FOURTEEN_DAYS("14 days", Duration.ofDays(14)),
    THIRTY_DAYS("30 days", Duration.ofDays(30)),
    NINETY_DAYS("90 days", Duration.ofDays(90)),
    /** Without end. */
    UNLIMITED("Unlimited", null);

    private final String label;
    private final @Nullable Duration duration;

    AccessLength(String label, @Nullable Duration duration) {
        this.label = label;
        this.duration = duration;
    }

    /** {@code null} when it is without end. */
    public @Nullable Duration duration() {
        return duration;
    }

    @JsonValue
    public String label() {
        return label;
    }

    /** The length with this label; throws {@link IllegalArgumentException} when there is none. */
    @JsonCreator
    public static AccessLength labelled(String label) {
        return Arrays.stream(values())
                .filter(length -> length.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no length of access: " + label));
    }

    /** The length that a caller names in {@code field}; refused as invalid, naming all there are, when there is none. */
    public static AccessLength named(String label, String field) {
        return Arrays.stream(values())
                .filter(length -> length.label.equals(label))
                .findFirst()
                .orElseThrow(() -> Rejection.invalid(
                        field, "access_length", "'" + label + "' must be one of " + labels(List.of(values())) + "."));
    }

    /**
     * Whether something that can be had for these lengths can be had for {@code wanted}; {@code null} means without end. None
     * of them means any, and a length that is no one of them will do when it is not longer than the longest.
     */
    public static boolean admit(List<AccessLength> lengths, @Nullable Duration wanted) {
        if (lengths.isEmpty() || lengths.contains(UNLIMITED)) {
            return true;
        }
        return wanted != null
                && lengths.stream()
                        .map(AccessLength::duration)
                        .filter(Objects::nonNull)
                        .anyMatch(longest -> wanted.compareTo(longest) <= 0);
    }

    /** For a sentence: {@code 2 hours, 7 days, Unlimited}. */
    public static String labels(List<AccessLength> lengths) {
        return lengths.stream().map(AccessLength::label).collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return label;
    }
}
