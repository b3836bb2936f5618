package io.reeve.verify;

/**
 * Something that is not as it was sealed. {@code position} is where, 0 where it is no place in the log; {@code sentence} tells
 * people.
 */
public record Finding(Kind kind, long position, String sentence) {

    public enum Kind {
        /** An event says something else than when it was sealed. */
        CHANGED,
        /** An event is not there any more. */
        REMOVED,
        /** An event is there that was not. */
        INSERTED,
        /** An event stands where another was. */
        SWAPPED,
        /** The log ends earlier than it did. */
        CUT_OFF,
        /** The tree over the events was changed. */
        TREE,
        /** A signature is missing or wrong. */
        SIGNATURE,
        /** This is not the log that an earlier checkpoint was signed for, or it was set back to an earlier state. */
        HISTORY,
        /** What was given to check cannot be checked. */
        UNREADABLE,
        /** Something that belongs into a bundle is missing from it. */
        INCOMPLETE,
        /** What a bundle says beside its events is not what they tell. */
        ANSWER
    }

    @Override
    public String toString() {
        return (position > 0 ? "position " + position + ": " : "") + sentence;
    }
}
