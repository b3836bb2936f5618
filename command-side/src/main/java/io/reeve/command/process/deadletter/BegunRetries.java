package io.reeve.command.process.deadletter;

import io.reeve.command.sheet.Sheet;
import io.reeve.kernel.operation.DeadLetterActId;
import io.reeve.kernel.operation.DeadLetterCommand.RetryDeadLetters;
import org.springframework.stereotype.Component;

/** Retries of dead letters that were begun, and of which it is not known what came of them. */
@Component
class BegunRetries implements Sheet {

    static final String NAME = "begun-retries";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Object commandFor(String key) {
        return new RetryDeadLetters(DeadLetterActId.of(key));
    }
}
