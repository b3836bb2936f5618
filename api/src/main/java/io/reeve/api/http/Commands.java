package io.reeve.api.http;

import io.reeve.kernel.Actor;
import io.reeve.kernel.Metadata;
import io.reeve.kernel.Rejection;
import io.reeve.kernel.idempotency.IdempotencyRecord;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The one way from the door to a decision. Sends one command, which is one unit: all of it is accepted or nothing. Returns
 * when it was committed and the views show it, so that whoever gets the answer reads what they wrote. A refusal is thrown.
 *
 * <p>A call with an {@code Idempotency-Key} has its effect once: repeated, it sends nothing and gives back the ids that
 * were made the first time.
 */
@Component
public final class Commands {

    private final CommandGateway gateway;
    private final Repeats repeats;
    private final ReadYourWrites views;
    private final Clock clock;

    Commands(CommandGateway gateway, Repeats repeats, ReadYourWrites views, Clock clock) {
        this.gateway = gateway;
        this.repeats = repeats;
        this.views = views;
        this.clock = clock;
    }

    /** Sends a command that makes nothing which the answer would have to name. */
    public void send(Call call, Object command) {
        once(call, List.of(), command);
    }

    /**
     * Sends a command that makes one thing, and gives its id: {@code id}, or that of the first time if the call is a repeat.
     */
    public <I> I make(Call call, I id, Function<String, I> parse, Function<? super I, ?> command) {
        return parse.apply(once(call, List.of(id.toString()), command.apply(id)).getFirst());
    }

    /** Sends a command that makes several things at once, and gives their ids in the same order. */
    public <I> List<I> makeAll(
            Call call, List<I> ids, Function<String, I> parse, Function<? super List<I>, ?> command) {
        List<String> texts = ids.stream().map(Object::toString).toList();
        return once(call, texts, command.apply(ids)).stream().map(parse).toList();
    }

    private List<String> once(Call call, List<String> ids, Object command) {
        RepeatableCall repeatable = call.repeatable();
        if (repeatable == null) {
            dispatch(call, command, null);
            return ids;
        }
        Optional<List<String>> earlier = repeats.idsOf(repeatable);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        try {
            if (dispatch(call, command, repeatable.making(ids))) {
                return ids;
            }
            // Of two at once the later found nothing left to do: what the first one did is shown before it is answered.
            return repeats.idsOf(repeatable).orElse(ids);
        } catch (Rejection refused) {
            // Of two at once the later is refused, for its key or for what the first one did: it is a repeat all the
            // same.
            return repeats.idsOf(repeatable).orElseThrow(() -> refused);
        }
    }

    /** Whether anything came of it. */
    private boolean dispatch(Call call, Object command, @Nullable IdempotencyRecord record) {
        CommandMessage<Object> message = new GenericCommandMessage<>(command, metadata(call, record));
        FutureCallback<Object, Object> callback = new FutureCallback<>();
        gateway.send(message, callback);
        // Not interruptible: a wait that was cut short would read as a success. The appender limits how long it takes.
        CommandResultMessage<?> result = callback.join();
        if (result.isExceptional()) {
            throw refusal(Unwrapped.of(result.exceptionResult()));
        }
        Long first = (Long) result.getMetaData().get(Metadata.FIRST_POSITION);
        views.await(first, (Long) result.getMetaData().get(Metadata.LAST_POSITION));
        return first != null;
    }

    private static RuntimeException refusal(RuntimeException thrown) {
        return thrown instanceof ConcurrencyException || thrown instanceof AggregateStreamCreationException
                ? Rejection.conflict(
                        "changed_meanwhile", "Others kept changing this at the same moment; please try again.")
                : thrown;
    }

    private MetaData metadata(Call call, @Nullable IdempotencyRecord record) {
        Actor actor = new Actor.Person(
                call.caller().userId().value(), call.caller().tokenId().value());
        MetaData metadata = MetaData.with(Metadata.ACTOR, actor.text())
                .and(Metadata.AT, clock.instant().truncatedTo(ChronoUnit.MICROS).toString())
                .and(Metadata.REQUEST_ID, call.requestId())
                .and(Metadata.CORRELATION_ID, call.requestId());
        return record == null ? metadata : metadata.and(IdempotencyRecord.METADATA_KEY, record);
    }
}
