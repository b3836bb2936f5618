package io.reeve.api.app;

import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An app of one's own, or, with an {@code appClassId}, one to connect through an integration. */
record NewApp(
        @Nullable String name,
        @Nullable String category,
        @Size(max = 8192) @Nullable String description,
        @Nullable String logoUrl,
        @Nullable String websiteUrl,
        @Nullable String requestInstructions,
        @Nullable String appClassId,
        @Nullable Map<String, Object> auth,
        @Nullable Map<String, Object> settings,
        @Nullable String version) {

    boolean isToBeConnected() {
        return appClassId != null && !appClassId.isEmpty();
    }
}
