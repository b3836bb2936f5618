package io.reeve.api.accessrequest;

import io.reeve.api.http.Spelled;
import java.util.Locale;

/** What of a request is shown only to those who ask for it. */
enum Expansion implements Spelled {
    TASKS,
    CUSTOM_FIELDS;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
