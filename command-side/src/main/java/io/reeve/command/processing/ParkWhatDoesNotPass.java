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
import org.springframework.core.NestedExceptionUtils;

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
        Throwable reason = NestedExceptionUtils.getMostSpecificCause(cause);
        String told = firstLine(reason);
        LOG.error(
                "{} parks event {}, and what follows in its sequence waits behind it: {}: {}",
                group,
                event.getIdentifier(),
                reason.getClass().getName(),
                told);
        return Decisions.enqueue(new ThrowableCause(reason.getClass().getName(), told));
    }

    /** What comes after it may be a statement, or the row that offended: somebody's data, in a place meant for none. */
    private static String firstLine(Throwable reason) {
        String line =
                Objects.toString(reason.getMessage(), "").lines().findFirst().orElse("");
        return line.length() > 1000 ? line.substring(0, 1000) : line;
    }
}
