package io.reeve.query.projection;

import org.jspecify.annotations.Nullable;

/** Events with equal keys are handled in their order. Has a constructor without parameters. */
public interface SequenceKey {

    /** The key, told by its text; {@code null} for the aggregate the event comes from. */
    @Nullable
    Object of(Object event);

    /** Each aggregate by itself: for views with one row for each aggregate of one kind. */
    final class Aggregate implements SequenceKey {
        @Override
        public @Nullable Object of(Object event) {
            return null;
        }
    }
}
