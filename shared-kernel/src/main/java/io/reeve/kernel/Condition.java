package io.reeve.kernel;

import java.util.List;

/**
 * A condition on things that have the attributes {@code A}, as a directory protocol can express it (RFC 7644, section
 * 3.4.2.2). Text is compared without regard to case.
 */
public sealed interface Condition<A> {

    enum Comparison {
        EQUAL,
        NOT_EQUAL,
        CONTAINS,
        STARTS_WITH,
        ENDS_WITH,
        GREATER,
        GREATER_OR_EQUAL,
        LESS,
        LESS_OR_EQUAL
    }

    record Everything<A>() implements Condition<A> {}

    record And<A>(List<Condition<A>> parts) implements Condition<A> {
        public And {
            parts = List.copyOf(parts);
        }
    }

    record Or<A>(List<Condition<A>> parts) implements Condition<A> {
        public Or {
            parts = List.copyOf(parts);
        }
    }

    record Not<A>(Condition<A> part) implements Condition<A> {}

    /** {@code value} is text, or the text of an id, of a boolean, of a day, or of an instant, as the attribute demands. */
    record Compare<A>(A attribute, Comparison comparison, String value) implements Condition<A> {}

    /** The attribute has a value. */
    record Present<A>(A attribute) implements Condition<A> {}
}
