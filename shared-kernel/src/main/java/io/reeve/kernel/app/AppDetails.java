package io.reeve.kernel.app;

import org.jspecify.annotations.Nullable;

/** What describes an app. {@code appClassId} is the kind of app, {@code instanceId} which one of that kind. */
public record AppDetails(
        String name,
        String appClassId,
        String instanceId,
        @Nullable String category,
        String description,
        @Nullable String logoUrl,
        @Nullable String websiteUrl,
        @Nullable String requestInstructions) {}
