package io.reeve.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** How tests wait for what happens in its own time. */
public final class Soon {

    /** For a machine that does other things meanwhile: no test is about how long it takes. */
    public static final Duration LIMIT = Duration.ofSeconds(30);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private Soon() {}

    /** Looks at once and often, until it is so. What cannot be read yet is looked at again too. */
    public static ConditionFactory soon() {
        return Awaitility.await()
                .atMost(LIMIT)
                .pollDelay(Duration.ZERO)
                .pollInterval(LOOK_AGAIN)
                .ignoreExceptions();
    }
}
