package io.reeve.cli;

import tools.jackson.databind.JsonNode;

/** The reasons of a grant, from it back to what it began with. */
final class Why {

    private final JsonNode why;
    private final Screen screen;

    Why(JsonNode why, Screen screen) {
        this.why = why;
        this.screen = screen;
    }

    void tell() {
        screen.line("Held");
        Spans.table(why.path("held")).print(screen.out());
        events("Granted", "granted");
        events("Provisioning", "provisioning");
        if (!why.path("approvals").isEmpty()) {
            screen.line("Approved");
            why.path("approvals").forEach(this::approval);
        }
        if (why.path("rule").isObject()) {
            screen.line("By a rule");
            event(why.path("rule"));
        }
        events("Settings its way was made from", "settings");
        screen.line("Asked for");
        event(why.path("request"));
        JsonNode justification = why.path("request").path("payload").path("justification");
        if (justification.isString()) {
            screen.line("          " + justification.asString());
        }
        events("Because of each other, back to what somebody did", "causes");
    }

    private void approval(JsonNode approval) {
        String note = approval.path("note").asString("");
        screen.line("%8d  %-27s  %s by %s%s%s"
                .formatted(
                        approval.path("decision").path("position").asLong(0),
                        Table.text(approval.path("at")),
                        Table.text(approval.path("role")),
                        Table.text(approval.path("by")),
                        approval.path("ownership").isString()
                                ? " (" + approval.path("ownership").asString() + ")"
                                : "",
                        note.isEmpty() ? "" : ": " + note));
    }

    private void events(String heading, String field) {
        if (!why.path(field).isEmpty()) {
            screen.line(heading);
            why.path(field).forEach(this::event);
        }
    }

    private void event(JsonNode event) {
        screen.line(EventLine.of(event));
    }
}
