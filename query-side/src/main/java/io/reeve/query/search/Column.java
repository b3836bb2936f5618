package io.reeve.query.search;

import io.reeve.kernel.Condition.Comparison;
import io.reeve.kernel.Rejection;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.UUID;

/** How one attribute is found in a view: the SQL it stands for, and what values it is compared with. */
public sealed interface Column {

    /** The expression to sort by. */
    String order();

    /** The expression that tells whether there is a value. */
    String present();

    /** The condition, with {@code :name} for the value. */
    String compare(Comparison comparison, String name);

    /** The value to bind, made from the text of the caller; of a type that {@link #compare} expects. */
    Object value(Comparison comparison, String text);

    /** Text without regard to case. {@code lowered} is the expression in lower case, as it is indexed. */
    record Text(String lowered) implements Column {
        @Override
        public String order() {
            return lowered;
        }

        @Override
        public String present() {
            return "coalesce(" + lowered + ", '') <> ''";
        }

        @Override
        public String compare(Comparison comparison, String name) {
            return switch (comparison) {
                case CONTAINS, STARTS_WITH, ENDS_WITH -> lowered + " like :" + name;
                default -> "%s %s :%s".formatted(lowered, operator(comparison), name);
            };
        }

        @Override
        public Object value(Comparison comparison, String text) {
            String value = text.toLowerCase(Locale.ROOT);
            return switch (comparison) {
                case CONTAINS -> "%" + escaped(value) + "%";
                case STARTS_WITH -> escaped(value) + "%";
                case ENDS_WITH -> "%" + escaped(value);
                default -> value;
            };
        }

        /** The text as a pattern of {@code like} that means itself. */
        public static String escaped(String text) {
            return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        }
    }

    /** A column as it stands, which is null where there is no value. */
    sealed interface Plain extends Column {

        String column();

        @Override
        default String order() {
            return column();
        }

        @Override
        default String present() {
            return column() + " is not null";
        }

        @Override
        default String compare(Comparison comparison, String name) {
            return "%s %s :%s".formatted(column(), operator(comparison), name);
        }
    }

    /** An id. What is no id equals none. */
    record Id(String column) implements Plain {

        private static final UUID NOTHING = new UUID(0, 0);

        @Override
        public String compare(Comparison comparison, String name) {
            return "%s %s :%s".formatted(column, onlyEquality(comparison), name);
        }

        @Override
        public Object value(Comparison comparison, String text) {
            return id(text);
        }

        static UUID id(String text) {
            try {
                return UUID.fromString(text);
            } catch (IllegalArgumentException e) {
                return NOTHING;
            }
        }
    }

    /** Something true or false about the row. */
    record Flag(String expression) implements Column {
        @Override
        public String order() {
            return "(" + expression + ")";
        }

        @Override
        public String present() {
            return "true";
        }

        @Override
        public String compare(Comparison comparison, String name) {
            return "(%s) %s :%s".formatted(expression, onlyEquality(comparison), name);
        }

        @Override
        public Object value(Comparison comparison, String text) {
            return Boolean.parseBoolean(text);
        }
    }

    /** A point in time. Without a zone it is UTC. */
    record Time(String column) implements Plain {
        @Override
        public Object value(Comparison comparison, String text) {
            try {
                return OffsetDateTime.ofInstant(Instant.parse(text), ZoneOffset.UTC);
            } catch (DateTimeParseException notZulu) {
                try {
                    return text.matches(".*([+-]\\d\\d:\\d\\d)$")
                            ? OffsetDateTime.parse(text)
                            : LocalDateTime.parse(text).atOffset(ZoneOffset.UTC);
                } catch (DateTimeParseException e) {
                    throw Rejection.invalid("filter", "invalid_time", "Not a date and time: " + text);
                }
            }
        }
    }

    /** A day; of a point in time, the day that it is written with. */
    record Day(String column) implements Plain {

        private static final int LENGTH = "2026-01-31".length();

        @Override
        public Object value(Comparison comparison, String text) {
            try {
                return LocalDate.parse(text.length() > LENGTH ? text.substring(0, LENGTH) : text);
            } catch (DateTimeParseException e) {
                throw Rejection.invalid("filter", "invalid_date", "Not a date: " + text);
            }
        }
    }

    /** Belonging to something: {@code member} holds when the id bound to {@code %s} is among those the row belongs to. */
    record Belonging(String rowId, String select, String owner) implements Column {
        @Override
        public String order() {
            return rowId;
        }

        @Override
        public String present() {
            return "%s in (%s)".formatted(rowId, select);
        }

        @Override
        public String compare(Comparison comparison, String name) {
            String in = onlyEquality(comparison).equals("=") ? "in" : "not in";
            return "%s %s (%s where %s = :%s)".formatted(rowId, in, select, owner, name);
        }

        @Override
        public Object value(Comparison comparison, String text) {
            return Id.id(text);
        }
    }

    private static String operator(Comparison comparison) {
        return switch (comparison) {
            case EQUAL -> "=";
            case NOT_EQUAL -> "<>";
            case GREATER -> ">";
            case GREATER_OR_EQUAL -> ">=";
            case LESS -> "<";
            case LESS_OR_EQUAL -> "<=";
            case CONTAINS, STARTS_WITH, ENDS_WITH ->
                throw Rejection.invalid("filter", "invalid_comparison", "Only text can be searched for a part of it.");
        };
    }

    private static String onlyEquality(Comparison comparison) {
        return switch (comparison) {
            case EQUAL -> "=";
            case NOT_EQUAL -> "<>";
            default ->
                throw Rejection.invalid(
                        "filter", "invalid_comparison", "An id or a boolean is equal to another or not, nothing else.");
        };
    }
}
