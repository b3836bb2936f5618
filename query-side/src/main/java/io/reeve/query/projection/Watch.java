package io.reeve.query.projection;

/** Whoever has copies made and wants to know how it goes. Ends it by throwing, such as a cancellation. */
@FunctionalInterface
public interface Watch {

    enum Phase {
        FILLING,
        INDEXING,
        EXCHANGING,
        COMPARING
    }

    /** All copies have come to {@code position} on the way to {@code until}. */
    void at(Phase phase, long position, long until);
}
