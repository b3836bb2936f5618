package io.reeve.command.eventstore;

import java.sql.SQLException;

/** Why a batch did not get through, as far as it decides what to do next. */
enum Setback {
    /** The connection is gone; if it was committing, what was written must be looked up. */
    CONNECTION_LOST,
    /** Nothing is wrong with the batch, another turn may do. */
    TRY_AGAIN,
    /** Somebody else was faster with a version, a key or a scope: find out whose unit that concerns. */
    DUPLICATE,
    /** The database does not take one of the units, or all of them. */
    REFUSED;

    static Setback of(SQLException e, boolean lost) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        if (lost || state.startsWith("08") || state.startsWith("57P")) {
            return CONNECTION_LOST;
        }
        return switch (state) {
            // the session was idle, or its transaction open, for too long: the database ended it
            case "25P03", "25P04" -> CONNECTION_LOST;
            // lock not available, deadlock, serialization failure, cancelled
            case "55P03", "40P01", "40001", "57014" -> TRY_AGAIN;
            case "23505" -> DUPLICATE;
            default -> REFUSED;
        };
    }
}
