package io.reeve.cli;

import tools.jackson.databind.JsonNode;

/** What somebody held from one event until another. */
final class Spans {

    private Spans() {}

    static Table table(JsonNode spans) {
        Table table = new Table("PERSON", "APP", "PERMISSION", "FROM", "UNTIL", "HOW", "GRANT");
        spans.forEach(span -> table.row(
                span.path("user_id"),
                span.path("app_id"),
                span.path("permission_id"),
                span.path("from"),
                span.path("until"),
                span.path("method"),
                span.path("grant_id")));
        return table;
    }
}
