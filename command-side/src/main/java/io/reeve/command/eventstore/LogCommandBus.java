package io.reeve.command.eventstore;

import io.reeve.command.personal.PersonKeys;
import io.reeve.kernel.Metadata;
import io.reeve.kernel.idempotency.IdempotencyRecord;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.commandhandling.AsynchronousCommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/**
 * Handles each command as one unit of the log, never as a part of another's, and tells with the result at which positions
 * its events stand. A command that lost a race is decided again on what the winner left; after three tries it is
 * answered with the race that it lost: a process tries again later, a caller is told so.
 */
final class LogCommandBus extends AsynchronousCommandBus {

    private static final int TRIES = 3;
    private static final Duration BACKOFF = Duration.ofMillis(10);

    private final Appender appender;
    private final PersonKeys personKeys;

    LogCommandBus(AsynchronousCommandBus.Builder builder, Appender appender, PersonKeys personKeys) {
        super(builder);
        this.appender = appender;
        this.personKeys = personKeys;
    }

    @Override
    protected <C, R> void handle(
            CommandMessage<C> command,
            MessageHandler<? super CommandMessage<?>> handler,
            CommandCallback<? super C, ? super R> callback) {
        attempt(command, handler, callback, 1);
    }

    private <C, R> void attempt(
            CommandMessage<C> command,
            MessageHandler<? super CommandMessage<?>> handler,
            CommandCallback<? super C, ? super R> callback,
            int attempt) {
        AtomicReference<@Nullable OpenUnit> unit = new AtomicReference<>();
        MessageHandler<CommandMessage<?>> asOneUnit = message -> {
            unit.set(OpenUnit.open(CurrentUnitOfWork.get(), personKeys.forUnit(), recordOf(message), appender));
            return handler.handle(message);
        };
        CommandCallback<C, R> answer = (message, result) -> {
            if (lostARace(result) && attempt < TRIES) {
                backOff(attempt);
                attempt(command, handler, callback, attempt + 1);
            } else {
                callback.onResult(message, withPositions(result, unit.get()));
            }
        };
        super.handle(command, asOneUnit, answer);
    }

    private static @Nullable IdempotencyRecord recordOf(CommandMessage<?> command) {
        return (IdempotencyRecord) command.getMetaData().get(IdempotencyRecord.METADATA_KEY);
    }

    private static boolean lostARace(CommandResultMessage<?> result) {
        return result.isExceptional()
                && (result.exceptionResult() instanceof ConcurrencyException
                        || result.exceptionResult() instanceof AggregateStreamCreationException);
    }

    private static <R> CommandResultMessage<R> withPositions(CommandResultMessage<R> result, @Nullable OpenUnit unit) {
        if (unit == null || unit.positions().isEmpty()) {
            return result;
        }
        Positions positions = unit.positions();
        return result.andMetaData(Map.of(
                Metadata.FIRST_POSITION, positions.first(),
                Metadata.LAST_POSITION, positions.last()));
    }

    /** At random, so that those who met do not meet again. */
    private static void backOff(int attempt) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(1, BACKOFF.toMillis() * attempt + 1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
