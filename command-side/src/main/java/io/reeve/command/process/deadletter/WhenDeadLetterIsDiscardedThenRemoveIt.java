package io.reeve.command.process.deadletter;

import io.reeve.command.processing.DeadLetters;
import io.reeve.kernel.operation.DeadLetterEvent.DeadLetterDiscarded;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.stereotype.Component;

/**
 * Whoever discards a letter removes it when the event that says so is on disk. A node can die between the two: then the event
 * is there, and this removes the letter.
 */
@Component
@ProcessingGroup("process-dead-letter")
@DisallowReplay
class WhenDeadLetterIsDiscardedThenRemoveIt {

    private final DeadLetters letters;

    WhenDeadLetterIsDiscardedThenRemoveIt(DeadLetters letters) {
        this.letters = letters;
    }

    @EventHandler
    void on(DeadLetterDiscarded discarded, @Timestamp Instant at) {
        letters.removeDiscarded(discarded.processor(), discarded.position(), at);
    }
}
