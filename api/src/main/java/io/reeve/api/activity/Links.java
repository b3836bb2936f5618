package io.reeve.api.activity;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the other parts of a list are: the same path and the same query with another offset, as known clients follow it.
 * {@code next} is absent at the end, {@code prev} at the beginning. Always there, if only with null.
 */
record Links(
        @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable
        String first,

        @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable
        String last,

        @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable
        String self,

        @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable
        String next,

        @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable
        String prev) {

    private static final List<String> OURS = List.of("limit", "offset");

    /** {@code query} is what the caller sent, as it was sent. */
    static Links of(String path, @Nullable String query, long total, int limit, long offset) {
        String echoed = query == null
                ? ""
                : Arrays.stream(query.split("&"))
                        .filter(pair -> !pair.isEmpty() && !OURS.contains(pair.split("=", 2)[0]))
                        .collect(Collectors.joining("&"));
        String base = Stream.of(echoed, "limit=" + limit + "&offset=")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("&", path + "?", ""));
        return new Links(
                base + 0,
                base + (total == 0 ? 0 : (total - 1) / limit * limit),
                base + offset,
                offset + limit < total ? base + (offset + limit) : null,
                offset > 0 ? base + Math.max(0, offset - limit) : null);
    }
}
