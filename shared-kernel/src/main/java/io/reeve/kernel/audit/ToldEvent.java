package io.reeve.kernel.audit;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event with what it says, as it is understood today: {@code says} has the fields of its payload, without secrets, and null
 * where a person was forgotten. {@code at} is the business time, {@code cause} the id of the event or of the request that made
 * it happen.
 */
public record ToldEvent(
        long position,
        UUID id,
        String name,
        Instant recordedAt,
        @Nullable String at,
        @Nullable String actor,
        @Nullable String cause,
        @Nullable String correlation,
        Map<String, @Nullable Object> says) {

    public ToldEvent {
        says = Collections.unmodifiableMap(new LinkedHashMap<>(says));
    }
}
