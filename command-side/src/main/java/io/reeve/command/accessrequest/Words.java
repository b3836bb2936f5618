package io.reeve.command.accessrequest;

import io.reeve.kernel.Rejection;
import org.jspecify.annotations.Nullable;

/** What people write beside what they do. */
final class Words {

    private static final int MOST_CHARACTERS = 4_000;

    private Words() {}

    static void requireFew(@Nullable String text, String field) {
        if (text != null && text.length() > MOST_CHARACTERS) {
            throw Rejection.invalid(field, "too_long", "Must have at most " + MOST_CHARACTERS + " characters.");
        }
    }

    /** Blank is as good as nothing. */
    static @Nullable String orNone(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
