package io.reeve.command.eventstore;

import io.reeve.command.personal.PersonKeys;
import io.reeve.command.personal.UnitKeys;
import io.reeve.command.reservation.Reservations;
import io.reeve.kernel.idempotency.IdempotencyRecord;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/** What a command has decided so far; handed to the appender as one unit when the command is through. */
final class OpenUnit {

    private static final String RESOURCE = OpenUnit.class.getName();

    private final List<NewEvent> events = new ArrayList<>();
    private final UnitKeys keys;
    private final @Nullable IdempotencyRecord idempotency;
    private Positions positions = Positions.NONE;

    private OpenUnit(UnitKeys keys, @Nullable IdempotencyRecord idempotency) {
        this.keys = keys;
        this.idempotency = idempotency;
    }

    /** Opens the unit of this work: from now on it takes the work's events, and it is appended when the work commits. */
    static OpenUnit open(UnitOfWork<?> work, UnitKeys keys, @Nullable IdempotencyRecord record, Appender appender) {
        OpenUnit unit = new OpenUnit(keys, record);
        work.root().resources().put(RESOURCE, unit);
        work.onCommit(committing -> unit.append(committing, appender));
        return unit;
    }

    /** The unit that was opened for this work, if one was. */
    static @Nullable OpenUnit of(UnitOfWork<?> work) {
        return work.root().getResource(RESOURCE);
    }

    void add(NewEvent event) {
        events.add(event);
    }

    UnitKeys keys() {
        return keys;
    }

    /** Known once the work has been committed. */
    Positions positions() {
        return positions;
    }

    private void append(UnitOfWork<?> work, Appender appender) {
        AppendUnit unit = new AppendUnit(
                events, Reservations.askedIn(work), idempotency, keys.made(), PersonKeys.forgottenIn(work));
        if (!unit.isEmpty()) {
            positions = appender.append(unit);
        }
    }
}
