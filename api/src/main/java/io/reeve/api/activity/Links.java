package io.reeve.api.activity;

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
        @Nullable String first,
        @Nullable String last,
        @Nullable String self,
        @Nullable String next,
        @Nullable String prev) {

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
