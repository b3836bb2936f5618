package io.reeve.kernel.operation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rebuild or an audit of views, as it stands.
 *
 * @param reason why it was given up
 * @param audits what an audit has shown
 * @param notAudited views that an audit has left out, because they were being made anew for another version
 * @param progress while a node is at it, or was before it stopped
 */
public record RunView(
        RunId id,
        RunKind kind,
        List<String> views,
        State state,
        Instant requestedAt,
        @Nullable Instant endedAt,
        @Nullable String reason,
        List<ViewAudit> audits,
        List<String> notAudited,
        @Nullable Progress progress) {

    public enum State {
        OPEN,
        REBUILT,
        AUDITED,
        CANCELLED,
        GIVEN_UP
    }

    public boolean isOver() {
        return state != State.OPEN;
    }

    /**
     * How far the node is that carries it out.
     *
     * @param phase filling, indexing, exchanging or comparing
     * @param position all views of the run have come to
     * @param until where the log ended when it was last looked at
     * @param rate events a second since the node began
     * @param secondsLeft of filling, if it goes on like this; absent while nobody can tell
     */
    public record Progress(
            String phase,
            long position,
            long until,
            double rate,
            @Nullable Double secondsLeft,
            Instant toldAt) {}
}
