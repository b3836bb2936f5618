package io.reeve.testing;

import io.reeve.command.reservation.Reservations;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** For tests of decisions: notes what was asked for, as {@code +scope value} and {@code -scope value}. */
public final class NotedReservations extends Reservations {

    private final List<String> asked = new ArrayList<>();

    @Override
    public void take(String scope, String value, Object owner, Supplier<? extends RuntimeException> refusal) {
        asked.add("+" + scope + " " + value);
    }

    @Override
    public void release(String scope, String value, Object owner) {
        asked.add("-" + scope + " " + value);
    }

    public List<String> asked() {
        return List.copyOf(asked);
    }
}
