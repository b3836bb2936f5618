package io.reeve.command.revision;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An attribute as it is now, unless somebody wants it different from what they saw: then as they want it. */
public final class Revised {

    private Revised() {}

    public static String text(String seen, String wanted, String now) {
        return wanted.equals(seen) ? now : wanted;
    }

    public static <T> @Nullable T value(@Nullable T seen, @Nullable T wanted, @Nullable T now) {
        return Objects.equals(wanted, seen) ? now : wanted;
    }
}
