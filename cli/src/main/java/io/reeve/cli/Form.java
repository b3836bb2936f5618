package io.reeve.cli;

import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** How events are written, one on each line. */
enum Form {
    /** As they are stored, which is what can be proved. */
    STORED("application/x-ndjson", true) {
        @Override
        long position(JsonNode line) {
            return line.path("position").asLong(0);
        }
    },
    /** What is known of people is open. */
    LINES("application/x-ndjson", false) {
        @Override
        long position(JsonNode line) {
            return line.path("position").asLong(0);
        }
    },
    CLOUDEVENTS("application/x-ndjson;schema=cloudevents", false) {
        @Override
        long position(JsonNode line) {
            return line.path("sequence").asLong(0);
        }
    },
    OCSF("application/x-ndjson;schema=ocsf", false) {
        @Override
        long position(JsonNode line) {
            return line.path("metadata").path("sequence").asLong(0);
        }
    };

    private final String type;
    private final boolean raw;

    Form(String type, boolean raw) {
        this.type = type;
        this.raw = raw;
    }

    /** Of the event on this line; 0 where the line is none of this form. */
    abstract long position(JsonNode line);

    String type() {
        return type;
    }

    Question of(Question question) {
        return question.with("raw", raw ? true : null);
    }

    /** As it is typed. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
