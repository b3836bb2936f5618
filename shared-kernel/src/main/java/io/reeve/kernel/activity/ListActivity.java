package io.reeve.kernel.activity;

import io.reeve.kernel.Query;
import java.time.Instant;
import java.util.List;
import org.axonframework.messaging.responsetypes.ResponseType;
import org.jspecify.annotations.Nullable;

/**
 * What happened from {@code since} on and earlier than {@code before}, in the order in which it happened, without the first
 * {@code offset} entries and not more than {@code limit}. Whoever asks has made sure that everything may be read.
 */
public record ListActivity(
        @Nullable Instant since, @Nullable Instant before, int limit, long offset) implements Query<ListActivity.Part> {

    /** {@code total} counts all that happened in that time. */
    public record Part(List<ActivityEntry> entries, long total) {}

    @Override
    public ResponseType<Part> answer() {
        return Query.one(Part.class);
    }
}
