package io.reeve.kernel.operation;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What administrators do about events that a handler could not take. Each act has an id of its own. */
public sealed interface DeadLetterCommand {

    DeadLetterActId actId();

    /**
     * Has the handler take them once more, in their order: those of one sequence, or all of the processor where none is named.
     */
    record RetryDeadLetters(
            @TargetAggregateIdentifier DeadLetterActId actId,
            String processor,
            @Nullable String sequence) implements DeadLetterCommand {}

    /** Has the sequence of this letter taken once more: what waits behind it needs it, and it needs what waits before. */
    record RetryDeadLetter(@TargetAggregateIdentifier DeadLetterActId actId, String letterId)
            implements DeadLetterCommand {}

    /** Lets the processor go on as if this event were none of its business. */
    record DiscardDeadLetter(@TargetAggregateIdentifier DeadLetterActId actId, String letterId, String reason)
            implements DeadLetterCommand {}
}
