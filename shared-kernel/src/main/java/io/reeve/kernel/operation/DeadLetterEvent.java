package io.reeve.kernel.operation;

import io.reeve.kernel.EventName;
import io.reeve.kernel.Personal;
import io.reeve.kernel.user.UserId;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** An administrator dealt with events that a handler could not take. */
public sealed interface DeadLetterEvent {

    DeadLetterActId actId();

    String processor();

    /**
     * The letters of this processor, or of one sequence of it, are about to be tried once more. Promises nothing of how that
     * goes, nor that it ends: where no {@link DeadLettersRetried} of the same act follows, any of them may have been taken.
     */
    @EventName("dead_letter.retry_begun")
    @Revision("1")
    record DeadLetterRetryBegun(
            DeadLetterActId actId,
            String processor,
            @Nullable String sequence) implements DeadLetterEvent {}

    /** {@code taken} letters are gone because their handler took them, {@code left} are still there. */
    @EventName("dead_letter.retried")
    @Revision("1")
    record DeadLettersRetried(
            DeadLetterActId actId,
            String processor,
            @Nullable String sequence,
            long taken,
            long left) implements DeadLetterEvent {}

    /** The processor goes on without this event. A view that is made anew will meet it again. */
    @EventName("dead_letter.discarded")
    @Revision("1")
    record DeadLetterDiscarded(
            DeadLetterActId actId,
            String processor,
            String sequence,
            String eventId,
            long position,
            UserId by,
            @Personal(of = "by") @Nullable String reason)
            implements DeadLetterEvent {}
}
