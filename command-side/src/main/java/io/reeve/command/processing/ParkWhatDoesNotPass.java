package io.reeve.command.processing;

import java.util.Objects;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventProcessingException;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.axonframework.messaging.deadletter.EnqueuePolicy;
import org.axonframework.messaging.deadletter.ThrowableCause;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Parks an event that its handler will never take; lets the batch fail, to be tried again a little later, where the failure
 * has nothing to do with the event. (A decision not to park would skip the event, so failing is the only way to wait.)
 */
final class ParkWhatDoesNotPass implements EnqueuePolicy<EventMessage<?>> {

    private static final Logger LOG = LoggerFactory.getLogger(ParkWhatDoesNotPass.class);

    private final String group;

    ParkWhatDoesNotPass(String group) {
        this.group = group;
    }

    @Override
    public EnqueueDecision<EventMessage<?>> decide(DeadLetter<? extends EventMessage<?>> letter, Throwable cause) {
        EventMessage<?> event = letter.message();
        if (Failure.passes(cause)) {
            throw new EventProcessingException(
                    group + " could not handle event " + event.getIdentifier() + " for now", cause);
        }
        LOG.error(
                "{} parks event {}, and what follows in its sequence waits behind it: {}",
                group,
                event.getIdentifier(),
                firstLine(cause));
        return Decisions.enqueue(new ThrowableCause(cause.getClass().getName(), firstLine(cause)));
    }

    /** PostgreSQL tells the values that offended it from the second line on: they may be somebody's. */
    private static String firstLine(Throwable cause) {
        String line =
                Objects.toString(cause.getMessage(), "").lines().findFirst().orElse("");
        return line.length() > 1000 ? line.substring(0, 1000) : line;
    }
}
