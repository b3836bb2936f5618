package io.reeve.command.eventstore;

/** The positions a unit's events have got, both inclusive. */
record Positions(long first, long last) {

    /** Of a unit without events. */
    static final Positions NONE = new Positions(0, -1);

    boolean isEmpty() {
        return last < first;
    }
}
