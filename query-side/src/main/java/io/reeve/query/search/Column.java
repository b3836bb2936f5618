package io.reeve.query.search;

import io.reeve.kernel.Condition.Comparison;
import io.reeve.kernel.Rejection;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/** How one attribute is found in a view: the SQL it stands for, and what values it is compared with. */
public sealed interface Column {

    /** The expression to sort by. */
    String order(Values values);

    /** The expression that tells whether there is a value. */
    String present(Values values);

    /** The condition. {@code text} is what the caller wrote. */
    String compare(Comparison comparison, String text, Values values);

    /** Text without regard to case. {@code lowered} is the expression in lower case, as it is indexed. */
    record Text(String lowered) implements Column {
        @Override
        public String order(Values values) {
            return lowered;
        }

        @Override
        public String present(Values values) {
            return "coalesce(" + lowered + ", '') <> ''";
        }

        @Override
        public String compare(Comparison comparison, String text, Values values) {
            String value = lower(text);
            return switch (comparison) {
                case CONTAINS -> like("%" + escaped(value) + "%", values);
                case STARTS_WITH -> like(escaped(value) + "%", values);
                case ENDS_WITH -> like("%" + escaped(value), values);
                default -> lowered + operator(comparison) + values.bind(value);
            };
        }

        private String like(String pattern, Values values) {
            return lowered + " like " + values.bind(pattern);
        }

        /** The text as a pattern of {@code like} that means itself. */
        public static String escaped(String text) {
            return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        }
    }

    /**
     * The text with a label of its own in an object of many. {@code column} holds the object, labels and texts in lower case,
     * and has an index that finds one of them with its text.
     */
    record Labelled(String column, String label) implements Column {
        @Override
        public String order(Values values) {
            return text(values).order(values);
        }

        @Override
        public String present(Values values) {
            return text(values).present(values);
        }

        @Override
        public String compare(Comparison comparison, String text, Values values) {
            return comparison == Comparison.EQUAL
                    ? "%s @> jsonb_build_object(%s::text, %s::text)"
                            .formatted(column, values.bind(lower(label)), values.bind(lower(text)))
                    : text(values).compare(comparison, text, values);
        }

        private Text text(Values values) {
            return new Text("(%s ->> %s::text)".formatted(column, values.bind(lower(label))));
        }
    }

    /** A column as it stands, which is null where there is no value. */
    sealed interface Plain extends Column {

        String column();

        @Override
        default String order(Values values) {
            return column();
        }

        @Override
        default String present(Values values) {
            return column() + " is not null";
        }
    }

    /** An id. What is no id equals none. */
    record Id(String column) implements Plain {

        private static final UUID NOTHING = new UUID(0, 0);

        @Override
        public String compare(Comparison comparison, String text, Values values) {
            return column + onlyEquality(comparison) + values.bind(id(text));
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
        public String order(Values values) {
            return "(" + expression + ")";
        }

        @Override
        public String present(Values values) {
            return "true";
        }

        @Override
        public String compare(Comparison comparison, String text, Values values) {
            return "(" + expression + ")" + onlyEquality(comparison) + values.bind(flag(text));
        }

        private static boolean flag(String text) {
            return switch (lower(text)) {
                case "true" -> true;
                case "false" -> false;
                default -> throw Rejection.invalid("filter", "invalid_boolean", "Neither true nor false: " + text);
            };
        }
    }

    /** A point in time, in a year of four digits as RFC 3339 has it. Without a zone it is UTC. */
    record Time(String column) implements Plain {

        private static final Pattern YEAR = Pattern.compile("\\d{4}-");
        private static final Pattern ZONE = Pattern.compile("([zZ]|[+-]\\d\\d:\\d\\d)$");

        @Override
        public String compare(Comparison comparison, String text, Values values) {
            return column + operator(comparison) + values.bind(time(text));
        }

        private static OffsetDateTime time(String text) {
            if (!YEAR.matcher(text).lookingAt()) {
                throw noTime(text);
            }
            try {
                return ZONE.matcher(text).find()
                        ? OffsetDateTime.parse(text)
                        : LocalDateTime.parse(text).atOffset(ZoneOffset.UTC);
            } catch (DateTimeParseException e) {
                throw noTime(text);
            }
        }

        private static Rejection noTime(String text) {
            return Rejection.invalid("filter", "invalid_time", "Not a date and time: " + text);
        }
    }

    /** A day; of a point in time, the day that it is written with. */
    record Day(String column) implements Plain {

        private static final int LENGTH = "2026-01-31".length();

        @Override
        public String compare(Comparison comparison, String text, Values values) {
            return column + operator(comparison) + values.bind(day(text));
        }

        private static LocalDate day(String text) {
            try {
                return LocalDate.parse(text.length() > LENGTH ? text.substring(0, LENGTH) : text);
            } catch (DateTimeParseException e) {
                throw Rejection.invalid("filter", "invalid_date", "Not a date: " + text);
            }
        }
    }

    /** Belonging to something: {@code select} finds the ids of rows that do, and {@code owner} is what they belong to. */
    record Belonging(String rowId, String select, String owner) implements Column {
        @Override
        public String order(Values values) {
            return rowId;
        }

        @Override
        public String present(Values values) {
            return "%s in (%s)".formatted(rowId, select);
        }

        @Override
        public String compare(Comparison comparison, String text, Values values) {
            String in = onlyEquality(comparison).equals(" = ") ? "in" : "not in";
            return "%s %s (%s where %s = %s)".formatted(rowId, in, select, owner, values.bind(Id.id(text)));
        }
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static String operator(Comparison comparison) {
        return switch (comparison) {
            case EQUAL -> " = ";
            case NOT_EQUAL -> " <> ";
            case GREATER -> " > ";
            case GREATER_OR_EQUAL -> " >= ";
            case LESS -> " < ";
            case LESS_OR_EQUAL -> " <= ";
            case CONTAINS, STARTS_WITH, ENDS_WITH ->
                throw Rejection.invalid("filter", "invalid_comparison", "Only text can be searched for a part of it.");
        };
    }

    private static String onlyEquality(Comparison comparison) {
        return switch (comparison) {
            case EQUAL, NOT_EQUAL -> operator(comparison);
            default ->
                throw Rejection.invalid(
                        "filter", "invalid_comparison", "An id or a boolean is equal to another or not, nothing else.");
        };
    }
}
