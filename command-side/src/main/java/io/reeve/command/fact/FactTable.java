package io.reeve.command.fact;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * What one feature's decisions must know of another's, kept in tables of schema {@code reeve}. The appender writes it in
 * the transaction of the events it comes from, so that it is never late. A pure function of the events: no clock, no
 * random, no look elsewhere; emptying {@link #tables()} and recording the whole log again gives the same rows.
 */
public interface FactTable {

    /** The tables only this one fills, with the schema's name. */
    List<String> tables();

    /** Whether this event changes anything here. Asked for every event, so it must be cheap. */
    boolean concerns(Object payload);

    /**
     * Records those events of a batch that concern this table, in their order. Runs on the one thread that writes for
     * everybody: a few statements for the whole list, not a few for each. Throwing refuses the unit the event came in.
     */
    void record(Connection connection, List<RecordedEvent> events) throws SQLException;
}
