package io.reeve.command.reservation;

import io.reeve.kernel.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.stereotype.Component;

/**
 * Uniqueness: a value within a scope belongs to one owner at a time. A command handler asks; the answer is given when the
 * events of the command are written, and is yes or the whole command is refused. Changes of one command, and of commands
 * that are written together, count in their order.
 */
@Component
public class Reservations {

    private static final String CHANGES = Reservations.class.getName();

    /** What {@code unit} has asked for so far, in order. */
    public static List<ReservationChange> askedIn(UnitOfWork<?> unit) {
        return unit.root().getOrDefaultResource(CHANGES, List.of());
    }

    /** Takes the value for the owner; refused as a conflict, code {@code taken}, when somebody else holds it. */
    public void take(String scope, String value, Object owner) {
        take(
                scope,
                value,
                owner,
                () -> Rejection.conflict("taken", "This " + scope.replace('_', ' ') + " is already in use."));
    }

    /** Takes the value for the owner, with a refusal of one's own when somebody else holds it. */
    public void take(String scope, String value, Object owner, Supplier<? extends RuntimeException> refusal) {
        take(scope, value, owner, holder -> refusal.get());
    }

    /** Takes the value for the owner, with a refusal that names who holds it when somebody else does. */
    public void take(String scope, String value, Object owner, Function<String, ? extends RuntimeException> refusal) {
        ask(new ReservationChange.Take(scope, value, owner.toString(), refusal));
    }

    /** Gives the value back, if the owner holds it. */
    public void release(String scope, String value, Object owner) {
        ask(new ReservationChange.Release(scope, value, owner.toString()));
    }

    private static void ask(ReservationChange change) {
        CurrentUnitOfWork.get()
                .root()
                .<List<ReservationChange>>getOrComputeResource(CHANGES, key -> new ArrayList<>())
                .add(change);
    }
}
