package io.reeve.command.app;

import io.reeve.kernel.Patch;
import io.reeve.kernel.app.Approvers;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The two stages of approval that name people, in an app as in a permission. A second stage that is off names nobody.
 *
 * @param second whether there is a second stage
 */
public record Stages(boolean second, Approvers stage1, Approvers stage2) {

    public static final Stages NONE = new Stages(false, Approvers.NONE, Approvers.NONE);

    /**
     * Other approvers, where given. Switching the second stage off gives its approvers to the first; naming approvers for it
     * without a word about it switches it on.
     */
    public Stages with(Patch<Boolean> wanted, @Nullable Approvers newStage1, @Nullable Approvers newStage2) {
        Approvers first = newStage1 == null ? stage1 : sameSet(stage1, newStage1);
        Approvers next = newStage2 == null ? stage2 : sameSet(stage2, newStage2);
        Boolean said = wanted.value();
        if (said == null) {
            return new Stages(second || !next.isEmpty(), first, next);
        } else if (said) {
            return new Stages(true, first, next);
        } else {
            return new Stages(false, sameSet(stage1, first.and(next)), Approvers.NONE);
        }
    }

    /** Approvers are a set: the same ones in another order are no change. */
    private static Approvers sameSet(Approvers before, Approvers after) {
        boolean same = Set.copyOf(before.users()).equals(Set.copyOf(after.users()))
                && Set.copyOf(before.groups()).equals(Set.copyOf(after.groups()));
        return same ? before : after;
    }
}
