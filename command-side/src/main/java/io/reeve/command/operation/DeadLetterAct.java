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
import io.reeve.kernel.operation.DeadLetterCommand.DiscardDeadLetter;
import io.reeve.kernel.operation.DeadLetterCommand.RetryDeadLetter;
import io.reeve.kernel.operation.DeadLetterCommand.RetryDeadLetters;
import io.reeve.kernel.operation.DeadLetterEvent.DeadLetterDiscarded;
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
 * One act on dead letters. A retry is made first and told with what came of it; a discarded letter goes when the event that
 * tells of it, and why, is on disk.
 */
@Aggregate
final class DeadLetterAct {

    private static final int LONGEST_REASON = 1000;

    @AggregateIdentifier
    private @Nullable DeadLetterActId id;

    DeadLetterAct() {}

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(RetryDeadLetters retry, Actor actor, Authority authority, DeadLetters letters) {
        authority.requireAdmin(actor);
        if (id == null) {
            if (!letters.isProcessor(retry.processor())) {
                throw Rejection.notFound("processor");
            }
            retry(retry.actId(), retry.processor(), retry.sequence(), letters);
        }
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void handle(RetryDeadLetter retry, Actor actor, Authority authority, DeadLetters letters) {
        authority.requireAdmin(actor);
        if (id == null) {
            Letter letter = letters.find(retry.letterId()).orElseThrow(() -> Rejection.notFound("dead_letter"));
            retry(retry.actId(), letter.processor(), letter.sequence(), letters);
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

    private static void retry(DeadLetterActId actId, String processor, @Nullable String sequence, DeadLetters letters) {
        Outcome outcome = letters.retry(processor, sequence);
        apply(new DeadLettersRetried(actId, processor, sequence, outcome.taken(), outcome.left()));
    }

    @EventSourcingHandler
    void on(DeadLettersRetried event) {
        id = event.actId();
    }

    @EventSourcingHandler
    void on(DeadLetterDiscarded event) {
        id = event.actId();
    }
}
