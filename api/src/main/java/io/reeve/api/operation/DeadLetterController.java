package io.reeve.api.operation;

import io.reeve.api.http.Call;
import io.reeve.api.http.Commands;
import io.reeve.api.http.PageAnswer;
import io.reeve.api.http.Queries;
import io.reeve.kernel.PageRequest;
import io.reeve.kernel.operation.DeadLetterActId;
import io.reeve.kernel.operation.DeadLetterCommand;
import io.reeve.kernel.operation.DeadLetterCommand.BeginRetry;
import io.reeve.kernel.operation.DeadLetterCommand.BeginRetryOfLetter;
import io.reeve.kernel.operation.DeadLetterCommand.DiscardDeadLetter;
import io.reeve.kernel.operation.DeadLetterCommand.RetryDeadLetters;
import io.reeve.kernel.operation.DeadLetterView;
import io.reeve.kernel.operation.ListDeadLetters;
import io.reeve.kernel.token.Caller;
import io.swagger.v3.oas.annotations.Operation;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Events that a handler could not take. What waits behind one is handled when it has been, or was discarded. */
@RestController
class DeadLetterController {

    private final Queries queries;
    private final Commands commands;

    DeadLetterController(Queries queries, Commands commands) {
        this.queries = queries;
        this.commands = commands;
    }

    @Operation(
            operationId = "listDeadLetters",
            summary = "Events that a handler could not take, and what waits behind them")
    @GetMapping("/admin/dead_letters")
    PageAnswer<Letter> list(@RequestParam @Nullable String processor, PageRequest page, Caller caller) {
        caller.requireReadsEverything("see how the installation is doing");
        return PageAnswer.of(queries.ask(new ListDeadLetters(processor, page)), Letter::of);
    }

    @Operation(operationId = "retryDeadLetters", summary = "Have a sequence, or all of a processor, handled once more")
    @PostMapping("/admin/dead_letters/retry")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void retryAll(@RequestBody Retry body, Call call) {
        call.caller().requireReadsEverything("see how the installation is doing");
        retry(call, act -> new BeginRetry(act, body.processor(), body.sequence()));
    }

    @Operation(
            operationId = "retryDeadLetter",
            summary = "Have an event handled once more, with those of its sequence before and behind it")
    @PostMapping("/admin/dead_letters/{letter_id}/retry")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void retry(@PathVariable String letterId, Call call) {
        call.caller().requireReadsEverything("see how the installation is doing");
        retry(call, act -> new BeginRetryOfLetter(act, letterId));
    }

    @Operation(operationId = "discardDeadLetter", summary = "Let the processor go on without this event")
    @PostMapping("/admin/dead_letters/{letter_id}/discard")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard(@PathVariable String letterId, @RequestBody Discard body, Call call) {
        call.caller().requireReadsEverything("see how the installation is doing");
        commands.send(call, new DiscardDeadLetter(DeadLetterActId.next(), letterId, body.reason()));
    }

    /** A call that is repeated under its key does what the first one began, if that was not done. */
    private void retry(Call call, Function<DeadLetterActId, DeadLetterCommand> begin) {
        DeadLetterActId act = commands.make(call, DeadLetterActId.next(), DeadLetterActId::of, begin);
        commands.send(call.unrepeatable(), new RetryDeadLetters(act));
    }

    record Retry(String processor, @Nullable String sequence) {}

    record Discard(String reason) {}

    record Letter(
            String id,
            String processor,
            String handler,
            String sequence,
            long place,
            Event event,
            OffsetDateTime parkedAt,
            OffsetDateTime lastTriedAt,
            @Nullable Cause cause) {
        static Letter of(DeadLetterView letter) {
            return new Letter(
                    letter.id(),
                    letter.processor(),
                    letter.handlers(),
                    letter.sequence(),
                    letter.place(),
                    new Event(letter.position(), letter.eventId(), letter.eventName()),
                    letter.parkedAt().atOffset(ZoneOffset.UTC),
                    letter.lastTriedAt().atOffset(ZoneOffset.UTC),
                    letter.causeType() == null
                            ? null
                            : new Cause(
                                    letter.causeType(), letter.causeMessage() == null ? "" : letter.causeMessage()));
        }
    }

    record Event(long position, String id, String name) {}

    /** Missing from an event that only waits behind another. */
    record Cause(String type, String message) {}
}
