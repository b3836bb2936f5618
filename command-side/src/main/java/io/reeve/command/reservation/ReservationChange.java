package io.reeve.command.reservation;

import java.util.function.Function;

/** What a unit asks of the reservations: to have one, or to give one back. */
public sealed interface ReservationChange {

    String scope();

    String value();

    String owner();

    /** {@code refusal} is what the command is answered when somebody else holds it; it is told who. */
    record Take(String scope, String value, String owner, Function<String, ? extends RuntimeException> refusal)
            implements ReservationChange {}

    /** Giving back what one does not hold changes nothing. */
    record Release(String scope, String value, String owner) implements ReservationChange {}
}
