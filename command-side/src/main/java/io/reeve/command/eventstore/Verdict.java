package io.reeve.command.eventstore;

/** What became of a unit. */
sealed interface Verdict {

    record Written(Positions positions) implements Verdict {}

    /** It was not written, and will not be. */
    record Refused(RuntimeException reason) implements Verdict {}
}
