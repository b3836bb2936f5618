package io.reeve.query.projection;

import java.sql.Connection;
import java.sql.SQLException;

/** The right to work on copies of views, asked for in every transaction that does. */
@FunctionalInterface
interface Claim {

    /** For whoever made a schema that nobody else knows of. */
    Claim UNDISPUTED = connection -> {};

    /** Holds until the transaction of {@code connection} ends; a passing failure where somebody else has it. */
    void confirm(Connection connection) throws SQLException;
}
