package io.reeve.kernel.user;

import io.reeve.kernel.Query;
import io.reeve.kernel.Slice;
import java.time.Instant;
import java.util.Set;
import org.axonframework.messaging.responsetypes.ResponseType;
import org.jspecify.annotations.Nullable;

/**
 * What changed about people, oldest first, {@code limit} changes at the most. An empty set of people or fields restricts
 * nothing; {@code from} belongs to the span, {@code before} does not. {@code after} is where the last reading stopped; the
 * total counts all that match, wherever the reading stands.
 */
public record ListIdentityEvents(
        Set<UserId> people,
        Set<String> fields,
        @Nullable Instant from,
        @Nullable Instant before,
        IdentityEventView.@Nullable Place after,
        int limit)
        implements Query<Slice<IdentityEventView>> {

    public ListIdentityEvents {
        people = Set.copyOf(people);
        fields = Set.copyOf(fields);
    }

    @Override
    public ResponseType<Slice<IdentityEventView>> answer() {
        return Query.slice(IdentityEventView.class);
    }
}
