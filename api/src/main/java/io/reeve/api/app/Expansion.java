package io.reeve.api.app;

import io.reeve.api.http.Spelled;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an answer about apps holds only when it is asked for. */
public enum Expansion implements Spelled {
    CUSTOM_ATTRIBUTES;

    public static boolean customAttributes(@Nullable List<Expansion> expand) {
        return expand != null && expand.contains(CUSTOM_ATTRIBUTES);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
