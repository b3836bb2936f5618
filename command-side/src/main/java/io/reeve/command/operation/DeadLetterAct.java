package io.reeve.command.operation;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.reeve.command.fact.Authority;
import io.reeve.command.processing.DeadLetters;
import io.reeve.command.processing.DeadLetters.Letter;
import io.reeve.command.processing.DeadLetters.Outcome;
import io.reeve.kernel.Actor;
import io.reeve.kernel.Rejection;
import io.reeve.kernel.operation.DeadLetterActId;
import io.reeve.kernel.operation.DeadLetterCommand.BeginRetry;
import io.reeve.kernel.operation.DeadLetterCommand.BeginRetryOfLetter;
import io.reeve.kernel.operation.DeadLetterCommand.DiscardDeadLetter;
import io.reeve.kernel.operation.DeadLetterCommand.RetryDeadLetters;
import io.reeve.kernel.operation.DeadLetterEvent.DeadLetterDiscarded;
import io.reeve.kernel.operation.DeadLetterEvent.DeadLetterRetryBegun;
import io.reeve.kernel.operation.DeadLetterEvent.DeadLettersRetried;
import io.reeve.kernel.user.UserId;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * One act on dead letters. Nothing is done to them before the event that tells of it is on disk: a retry is begun, then made
 * and told with what came of it; a discarded letter goes when it is written down why.
 */
@Aggregate
final class DeadLetterAct {

    private static final int LONGEST_REASON = 1000;

    @AggregateIdentifier
    private @Nullable DeadLetterActId id;

    /** A retry of which it is not known what came of it. */
    private @Nullable DeadLetterRetryBegun begun;

    DeadLetterAct() {}

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(BeginRetry retry, Actor actor, Authority authority, DeadLetters letters) {
        authority.requireAdmin(actor);
        if (id == null) {
            if (!letters.isProcessor(retry.processor())) {
                throw Rejection.notFound("processor");
            }
            apply(new DeadLetterRetryBegun(retry.actId(), retry.processor(), retry.sequence()));
        }
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(BeginRetryOfLetter retry, Actor actor, Authority authority, DeadLetters letters) {
        authority.requireAdmin(actor);
        if (id == null) {
            Letter letter = letters.find(retry.letterId()).orElseThrow(() -> Rejection.notFound("dead_letter"));
            apply(new DeadLetterRetryBegun(retry.actId(), letter.processor(), letter.sequence()));
        }
    }

    @CommandHandler
    void handle(RetryDeadLetters retry, Actor actor, Authority authority, DeadLetters letters) {
        authority.requireAdmin(actor);
        if (begun != null) {
            Outcome outcome = letters.retry(begun.processor(), begun.sequence());
            apply(new DeadLettersRetried(
                    retry.actId(), begun.processor(), begun.sequence(), outcome.taken(), outcome.left()));
        }
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(DiscardDeadLetter discard, Actor actor, Authority authority, DeadLetters letters) {
        authority.requireAdmin(actor);
        UserId by = authority.actingPerson(actor);
        if (id != null) {
            return;
        }
        if (discard.reason().isBlank() || discard.reason().length() > LONGEST_REASON) {
            throw Rejection.invalid(
                    "reason", "string_length", "Say why, in at most " + LONGEST_REASON + " characters.");
        }
        Letter letter = letters.find(discard.letterId()).orElseThrow(() -> Rejection.notFound("dead_letter"));
        apply(new DeadLetterDiscarded(
                discard.actId(),
                letter.processor(),
                letter.sequence(),
                letter.eventId(),
                letter.position(),
                by,
                discard.reason()));
        CurrentUnitOfWork.get().afterCommit(committed -> letters.discard(letter));
    }

    @EventSourcingHandler
    void on(DeadLetterRetryBegun event) {
        id = event.actId();
        begun = event;
    }

    @EventSourcingHandler
    void on(DeadLettersRetried event) {
        id = event.actId(); // the first event of an act in a log that began before retries were written down twice
        begun = null;
    }

    @EventSourcingHandler
    void on(DeadLetterDiscarded event) {
        id = event.actId();
    }
}
