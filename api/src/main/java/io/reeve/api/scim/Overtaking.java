package io.reeve.api.scim;

import com.unboundid.scim2.common.exceptions.ScimException;
import io.reeve.kernel.Rejection;
import org.jspecify.annotations.Nullable;

/**
 * A patch is worked out on what is there and written as a whole. If somebody else wrote in between it is worked out anew,
 * unless its caller demanded a version.
 */
final class Overtaking {

    private static final int MOST_ATTEMPTS = 5;

    interface Attempt {
        void run() throws ScimException;
    }

    private Overtaking() {}

    static void repeatIfOvertaken(@Nullable Long expectedVersion, Attempt attempt) throws ScimException {
        for (int number = 1; ; number++) {
            try {
                attempt.run();
                return;
            } catch (Rejection rejection) {
                boolean overtaken = expectedVersion == null && rejection.code().equals("version_mismatch");
                if (!overtaken || number == MOST_ATTEMPTS) {
                    throw rejection;
                }
            }
        }
    }
}
