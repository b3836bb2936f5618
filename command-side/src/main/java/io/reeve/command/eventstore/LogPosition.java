package io.reeve.command.eventstore;

import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.jspecify.annotations.Nullable;

/** Tokens over the log are positions: nothing is ever committed behind one. */
final class LogPosition {

    private LogPosition() {}

    /** The position after which the holder of this token goes on; without a token, from the first event. */
    static long of(@Nullable TrackingToken token) {
        TrackingToken plain = token == null ? null : WrappedToken.unwrapLowerBound(token);
        return switch (plain) {
            case null -> 0;
            case GlobalSequenceTrackingToken at -> at.getGlobalIndex();
            default -> throw new IllegalArgumentException("not a position in the log: " + token);
        };
    }
}
