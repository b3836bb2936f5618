package io.reeve.kernel.group;

import io.reeve.kernel.app.AppId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A group as it is now, without its members. {@code version} counts the changes of the group and of the members that a
 * directory put there; it is what an ETag shows.
 */
public record GroupView(
        GroupId id,
        String name,
        String description,
        AppId appId,
        String integrationSpecificId,
        @Nullable String externalId,
        Instant createdAt,
        Instant changedAt,
        long version) {}
