package io.reeve.cli;

import tools.jackson.databind.JsonNode;

/** An event on one line, for people. Not a table: where events stream nobody knows how wide the next will be. */
final class EventLine {

    private EventLine() {}

    static String of(JsonNode event) {
        return "%8d  %-27s  %-34s  by %s"
                .formatted(
                        event.path("position").asLong(0),
                        Table.text(event.path("recorded_at")),
                        Table.text(event.path("name")),
                        Table.text(event.path("actor")));
    }
}
