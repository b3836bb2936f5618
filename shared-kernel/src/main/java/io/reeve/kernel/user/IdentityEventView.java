package io.reeve.kernel.user;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One attribute of one person changed. {@code position} and {@code index} say where the change stands in the history: the
 * position of the event, and its place among the changes of that event.
 */
public record IdentityEventView(
        UUID id,
        UserId userId,
        Instant detectedAt,
        String field,
        @Nullable String before,
        @Nullable String after,
        Place place) {

    /** Where one reader of the history stopped. Never runs out: changes are only added behind the last one. */
    public record Place(long position, int index) {}
}
