package io.reeve.command.sheet;

import io.reeve.kernel.Actor;
import io.reeve.kernel.Metadata;
import io.reeve.kernel.Uuids;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;

/** A row of a sheet that is due. */
record Entry(String sheet, String key, String correlationId, String causationId, int attempts) {

    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    /** The command of this entry, as sent by the sheet, at {@code now}, because of the event that noted it. */
    CommandMessage<?> message(Object command, Instant now) {
        return GenericCommandMessage.asCommandMessage(command)
                .withMetaData(Map.of(
                        Metadata.ACTOR,
                        new Actor.Sheet(sheet).text(),
                        Metadata.AT,
                        now.toString(),
                        Metadata.REQUEST_ID,
                        Uuids.next().toString(),
                        Metadata.CORRELATION_ID,
                        correlationId,
                        Metadata.CAUSATION_ID,
                        causationId));
    }

    /** When to try once more: after a second, and twice as long each time, up to an hour. */
    Instant nextTry(Instant now) {
        Duration pause = Duration.ofSeconds(1L << Math.min(attempts, 12));
        return now.plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
    }
}
