package io.reeve.command.process.deadletter;

import io.reeve.command.sheet.Sheets;
import io.reeve.kernel.operation.DeadLetterEvent.DeadLetterRetryBegun;
import io.reeve.kernel.operation.DeadLetterEvent.DeadLettersRetried;
import java.time.Duration;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/**
 * Whoever asks for a retry has it made, and is told what came of it. A node can die meanwhile: then another makes it again,
 * later than anybody waits for the first.
 */
@Component
@ProcessingGroup("process-dead-letter")
@DisallowReplay
class WhenRetryIsBegunThenSeeThatItEnds {

    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final Sheets sheets;

    WhenRetryIsBegunThenSeeThatItEnds(Sheets sheets) {
        this.sheets = sheets;
    }

    @EventHandler
    void on(DeadLetterRetryBegun begun, EventMessage<?> message) {
        sheets.put(
                BegunRetries.NAME,
                begun.actId().toString(),
                message.getTimestamp().plus(LONGEST),
                message);
    }

    @EventHandler
    void on(DeadLettersRetried retried) {
        sheets.remove(BegunRetries.NAME, retried.actId().toString());
    }
}
