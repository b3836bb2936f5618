package io.reeve.command.fact;

import io.reeve.kernel.Rejection;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * What the facts must not cease to say, however many decide at once. A decision sees what was committed when it was taken,
 * so two of them that are fine alone can break together what no aggregate guards; the appender, which writes everything one
 * after the other, overlooks neither. Where it does not hold yet, nothing is refused. A rebuild of the facts does not ask:
 * what has happened has happened.
 */
public interface Invariant {

    /** Whether this event could end it. Asked for every event, so it must be cheap. */
    boolean concerns(Object payload);

    /** Whether it holds, by the facts as they are recorded over this connection. Runs on the thread that writes for everybody. */
    boolean holds(Connection connection) throws SQLException;

    /** What the unit that would end it is answered. */
    Rejection refusal();
}
