package io.reeve.kernel;

import org.axonframework.common.AxonNonTransientException;
import org.jspecify.annotations.Nullable;

/**
 * A command was understood and refused: an answer, not a crash. It carries a stable code for programs, a sentence for
 * people and, where one input is to blame, its name in the words of the API. Refusals are never tried again.
 */
public final class Rejection extends AxonNonTransientException {

    private static final long serialVersionUID = 1L;

    /** What kind of refusal it is; the door turns it into a status code. */
    public enum Kind {
        /** The action asked for makes no sense here (400). */
        BAD_REQUEST,
        /** The actor may know of the thing but not do this to it (403). */
        FORBIDDEN,
        /** The thing does not exist, or the actor may not know that it does (404). */
        NOT_FOUND,
        /** The state of the thing does not allow it (409). */
        CONFLICT,
        /** An input is wrong (422). */
        INVALID
    }

    private final Kind kind;
    private final String code;
    private final @Nullable String field;

    private Rejection(Kind kind, String code, @Nullable String field, String message) {
        super(message, null);
        this.kind = kind;
        this.code = code;
        this.field = field;
    }

    public static Rejection badRequest(String code, String message) {
        return new Rejection(Kind.BAD_REQUEST, code, null, message);
    }

    public static Rejection forbidden(String code, String message) {
        return new Rejection(Kind.FORBIDDEN, code, null, message);
    }

    /** {@code what} is the kind of thing, such as {@code "app"}. */
    public static Rejection notFound(String what) {
        return new Rejection(Kind.NOT_FOUND, what + "_not_found", null, "No such " + what.replace('_', ' ') + ".");
    }

    public static Rejection conflict(String code, String message) {
        return new Rejection(Kind.CONFLICT, code, null, message);
    }

    /** {@code field} is the path of the input as the API spells it, such as {@code "request_flow.approvers"}. */
    public static Rejection invalid(String field, String code, String message) {
        return new Rejection(Kind.INVALID, code, field, message);
    }

    public Kind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    public @Nullable String field() {
        return field;
    }

    /** A refusal is an answer: where in our code it was decided is of no use to anybody. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
