package io.reeve.command.revision;

import io.reeve.kernel.Rejection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Refuses to change what is no longer as the caller saw it. */
public final class ExpectedVersion {

    private ExpectedVersion() {}

    /** {@code expected} are the versions that will do, all when it is {@code null}; {@code what} is the kind of thing. */
    public static void require(@Nullable Set<Long> expected, @Nullable Long now, String what) {
        if (expected != null && (now == null || !expected.contains(now))) {
            throw Rejection.conflict("version_mismatch", "The " + what + " has changed since it was read.");
        }
    }
}
