package io.reeve.api.http;

import io.reeve.kernel.Text;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a request: where (such as {@code body, request_flow, approvers, 0}), what, as a sentence and
 * as a code, and what was found there.
 */
public record InvalidInput(
        List<Object> loc, String msg, String type, @Nullable Object input) {

    public InvalidInput {
        loc = List.copyOf(loc);
    }

    static InvalidInput missing(List<Object> loc) {
        return new InvalidInput(loc, "This is required.", "missing", null);
    }

    /** The value found cannot be read as a {@code wanted}. */
    static InvalidInput notA(Class<?> wanted, List<Object> loc, @Nullable Object found) {
        if (wanted.isEnum()) {
            String names = Arrays.stream(wanted.getEnumConstants())
                    .map(Object::toString)
                    .collect(Collectors.joining(", "));
            return new InvalidInput(loc, "Must be one of " + names + ".", "enum", found);
        }
        Kind kind = Kind.of(wanted);
        return new InvalidInput(loc, kind.msg, kind.type, found);
    }

    /** A text that cannot be kept; what was found is not said, for it could not be written in an answer either. */
    static InvalidInput unkeepable(List<Object> loc) {
        return new InvalidInput(loc, Text.WANTED, Text.REFUSED, null);
    }

    /** The server could not take the query apart; which part it is, it says in words of its own only. */
    static InvalidInput unreadableQuery() {
        return new InvalidInput(
                List.of("query"),
                "Must be at most 1000 parameters, each with a name, percent-encoded as UTF-8.",
                "query_parsing",
                null);
    }

    static List<Object> at(List<Object> loc, Object step) {
        List<Object> deeper = new ArrayList<>(loc);
        deeper.add(step);
        return deeper;
    }

    /** The place as one text, for people. */
    String where() {
        return loc.stream().map(Object::toString).collect(Collectors.joining("."));
    }

    private enum Kind {
        TEXT("Must be a string.", "string_type"),
        TRUTH("Must be true or false.", "bool_type"),
        INTEGER("Must be an integer.", "int_type"),
        NUMBER("Must be a number.", "float_type"),
        LIST("Must be a list.", "list_type"),
        OBJECT("Must be an object.", "object_type"),
        TIME("Must be a date-time such as 2026-03-12T16:09:14Z.", "datetime_parsing"),
        DATE("Must be a date such as 2026-03-12.", "date_parsing"),
        ID("Must be an id (UUID).", "uuid_parsing"),
        OTHER("Is not valid here.", "value_error");

        private final String msg;
        private final String type;

        Kind(String msg, String type) {
            this.msg = msg;
            this.type = type;
        }

        static Kind of(Class<?> wanted) {
            if (wanted == String.class) {
                return TEXT;
            } else if (wanted == boolean.class || wanted == Boolean.class) {
                return TRUTH;
            } else if (wanted == int.class || wanted == Integer.class || wanted == long.class || wanted == Long.class) {
                return INTEGER;
            } else if (wanted.isPrimitive() || Number.class.isAssignableFrom(wanted)) {
                return NUMBER;
            } else if (Iterable.class.isAssignableFrom(wanted)) {
                return LIST;
            } else if (wanted == Instant.class
                    || wanted == OffsetDateTime.class
                    || wanted == Until.class
                    || wanted == AsOf.class) {
                return TIME;
            } else if (wanted == LocalDate.class) {
                return DATE;
            } else if (wanted == UUID.class || TypedId.is(wanted)) {
                return ID;
            } else {
                return wanted.isRecord() || java.util.Map.class.isAssignableFrom(wanted) ? OBJECT : OTHER;
            }
        }
    }
}
