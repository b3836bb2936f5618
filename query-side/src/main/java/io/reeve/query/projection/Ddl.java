package io.reeve.query.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The statements of a projection's file in two parts. An index costs less when it is made over rows that are there than when
 * it grows with each of them, so those that only readers need come {@code later}, when a copy has been filled. An index that
 * handlers look by is marked with a line {@value #FOR_HANDLERS} before it; a unique one is a rule for them and never waits.
 * Nor does the primary key, but where the file adds it by {@code alter table}: handlers that only ever add rows, and never the
 * same twice, do without while a copy is filled, which handles no event twice.
 */
record Ddl(List<String> first, List<String> later) {

    static final String FOR_HANDLERS = "-- for handlers";

    static Ddl of(String file) {
        List<String> first = new ArrayList<>();
        List<String> later = new ArrayList<>();
        StringBuilder statement = new StringBuilder();
        boolean forHandlers = false;
        for (String line : file.lines().toList()) {
            if (statement.isEmpty() && (line.isBlank() || line.startsWith("--"))) {
                forHandlers |= line.startsWith(FOR_HANDLERS);
                continue;
            }
            statement.append(line).append('\n');
            if (withoutComment(line).endsWith(";")) {
                String whole = statement.toString();
                (waits(whole) && !forHandlers ? later : first).add(whole);
                statement.setLength(0);
                forHandlers = false;
            }
        }
        if (!statement.isEmpty()) {
            throw new IllegalStateException("a statement has no end: " + statement);
        }
        return new Ddl(List.copyOf(first), List.copyOf(later));
    }

    private static boolean waits(String statement) {
        String lower = statement.stripLeading().toLowerCase(Locale.ROOT);
        return lower.startsWith("create index") || lower.startsWith("alter table");
    }

    private static String withoutComment(String line) {
        int comment = line.indexOf("--");
        return (comment < 0 ? line : line.substring(0, comment)).strip();
    }
}
