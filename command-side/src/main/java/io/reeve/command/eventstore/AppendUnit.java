package io.reeve.command.eventstore;

import io.reeve.command.reservation.ReservationChange;
import io.reeve.kernel.idempotency.IdempotencyRecord;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that one command decided, written as a whole or not at all: its events, the reservations it takes and gives back,
 * what its call is to be answered when it is repeated, keys of people it is the first to write about, people it forgets.
 */
record AppendUnit(
        List<NewEvent> events,
        List<ReservationChange> reservations,
        @Nullable IdempotencyRecord idempotency,
        Map<String, byte[]> newKeys,
        Set<String> forgotten) {

    AppendUnit {
        events = List.copyOf(events);
        reservations = List.copyOf(reservations);
        newKeys = Map.copyOf(newKeys);
        forgotten = Set.copyOf(forgotten);
    }

    static AppendUnit of(List<NewEvent> events, Map<String, byte[]> newKeys) {
        return new AppendUnit(events, List.of(), null, newKeys, Set.of());
    }

    boolean isEmpty() {
        return events.isEmpty() && reservations.isEmpty() && idempotency == null && forgotten.isEmpty();
    }
}
