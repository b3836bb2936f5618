package io.reeve.api.user;

import io.reeve.kernel.user.IdentityEventView;
import io.reeve.kernel.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One attribute of one person changed, as the published contract shows it. */
record IdentityEvent(
        UUID id,
        UserId userId,
        Instant detectedTime,
        String changedField,
        @Nullable String oldFieldValue,
        @Nullable String newFieldValue) {

    static IdentityEvent of(IdentityEventView event) {
        return new IdentityEvent(
                event.id(), event.userId(), event.detectedAt(), event.field(), event.before(), event.after());
    }

    /** Some of them, oldest first; the cursor is there as long as there are more. */
    record IdentityEventsResult(
            List<IdentityEvent> identityEvents, @Nullable String nextCursor, long totalCount) {}
}
