package io.reeve.kernel.operation;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What administrators do about events that a handler could not take. Each act has an id of its own. */
public sealed interface DeadLetterCommand {

    DeadLetterActId actId();

    /**
     * Says that the handler is to take them once more, in their order: those of one sequence, or all of the processor where
     * none is named. That alone tries none of them: {@link RetryDeadLetters} does.
     */
    record BeginRetry(
            @TargetAggregateIdentifier DeadLetterActId actId,
            String processor,
            @Nullable String sequence) implements DeadLetterCommand {}

    /** The same for the sequence of this letter: what waits behind it needs it, and it needs what waits before. */
    record BeginRetryOfLetter(@TargetAggregateIdentifier DeadLetterActId actId, String letterId)
            implements DeadLetterCommand {}

    /** Does the retry that this act began, unless it was done: whoever does not know how that went sends it again. */
    record RetryDeadLetters(@TargetAggregateIdentifier DeadLetterActId actId) implements DeadLetterCommand {}

    /** Lets the processor go on as if this event were none of its business. */
    record DiscardDeadLetter(@TargetAggregateIdentifier DeadLetterActId actId, String letterId, String reason)
            implements DeadLetterCommand {}
}
