package io.reeve.kernel.operation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a view stands.
 *
 * @param position stored last; one that has nothing to do with the latest events is stored a few seconds late
 * @param head the last position of the log
 * @param lagSeconds how long the first event after {@code position} has been there
 * @param rate events a second over the last moments; absent while nobody has looked for long enough
 * @param outdated it was made by another version, or has not seen the whole log, and is to be made anew
 * @param madeAt when its tables took their place
 * @param lastAudit the last one that compared it with the log
 * @param missedAudit the last one that should have, when that was later: it was given up, called off, or left this view out
 */
public record ProjectionView(
        String name,
        int version,
        long position,
        long head,
        long lagEvents,
        double lagSeconds,
        @Nullable Double rate,
        long deadLetters,
        boolean outdated,
        Instant madeAt,
        @Nullable RunView lastRebuild,
        @Nullable RunView lastAudit,
        @Nullable RunView missedAudit) {}
