package io.reeve.kernel.activity;

import io.reeve.kernel.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One event as the activity log tells it. {@code hash} is its leaf hash, lower-case hexadecimal; {@code actor} the person who decided, even where a
 * process wrote it down, and absent where the log does not tell.
 */
public record ActivityEntry(
        String hash,
        String type,
        String sentence,
        boolean succeeded,
        @Nullable Actor actor,
        List<ActivityTarget> targets,
        Instant at,
        Map<String, Object> metadata) {}
