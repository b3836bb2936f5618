package io.reeve.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import tools.jackson.databind.JsonNode;

/** Shows events as they come in, one on each line, for as long as there are any and somebody reads them. */
final class EventTail {

    private final PrintWriter out;
    private final boolean asTheyAre;

    /** {@code asTheyAre}: the lines of the server, for programs. */
    EventTail(PrintWriter out, boolean asTheyAre) {
        this.out = out;
        this.asTheyAre = asTheyAre;
    }

    void show(InputStream events) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(events, UTF_8))) {
            String line = lines.readLine();
            while (line != null && !out.checkError()) {
                // an empty one only says that the connection lives
                if (!line.isEmpty()) {
                    out.println(asTheyAre ? line : told(Server.JSON.readTree(line)));
                }
                line = lines.readLine();
            }
        }
    }

    private static String told(JsonNode event) {
        return EventLine.of(event) + ", " + Table.text(event.path("aggregate_id"));
    }
}
