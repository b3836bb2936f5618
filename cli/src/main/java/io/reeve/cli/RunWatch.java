package io.reeve.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Watches a rebuild or an audit to its end, and tells what it came to. */
final class RunWatch {

    private final Server server;
    private final Screen screen;

    RunWatch(Server server, Screen screen) {
        this.server = server;
        this.screen = screen;
    }

    int until(String id) {
        JsonNode run = over(id);
        if (screen.isForPrograms()) {
            screen.show(run);
        } else {
            tell(run);
        }
        return (isGood(run) ? Exit.DONE : Exit.NOT_GOOD).code();
    }

    /** The last word of the stream of server-sent events. */
    private JsonNode over(String id) {
        JsonNode run = null;
        Question progress = Question.of("admin", "projections", "runs", id, "progress");
        try (ProgressBar bar = screen.bar();
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(server.stream(progress, "text/event-stream"), UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("data:")) {
                    run = Server.JSON.readTree(line.substring("data:".length()));
                    show(run.path("progress"), bar);
                }
            }
        } catch (IOException e) {
            throw lost(id, e);
        }
        if (run == null || run.path("state").asString("").equals("OPEN")) {
            throw lost(id, new IOException("the server ended it"));
        }
        return run;
    }

    private static Stop lost(String id, IOException failure) {
        return new Stop(
                Exit.UNREACHABLE,
                "The connection broke off (" + failure.getMessage()
                        + "); the run goes on as long as a server does. 'reeve projections watch " + id
                        + "' looks again.",
                failure);
    }

    private static void show(JsonNode progress, ProgressBar bar) {
        JsonNode left = progress.path("seconds_left");
        bar.at(
                progress.path("position").asLong(0),
                progress.path("until").asLong(0),
                progress.path("phase").asString("waiting").toLowerCase(Locale.ROOT) + " "
                        + progress.path("position").asLong(0) + " of "
                        + progress.path("until").asLong(0) + ", "
                        + Math.round(progress.path("events_per_second").asDouble(0)) + "/s"
                        + (left.isNumber() ? ", " + Math.round(left.asDouble()) + " s left" : ""));
    }

    private static boolean isGood(JsonNode run) {
        String outcome = outcome(run);
        return outcome.equals("REBUILT") || outcome.equals("PASSED");
    }

    /** The state of a run, and of an audit whether it passed: one that left views out has not. */
    static String outcome(JsonNode run) {
        String state = run.path("state").asString("");
        if (!state.equals("AUDITED")) {
            return state;
        }
        JsonNode audits = run.path("audits");
        boolean passed = !audits.isEmpty()
                && audits.valueStream().allMatch(audit -> audit.path("passed").asBoolean(false));
        if (!passed) {
            return "DIFFERS";
        }
        return run.path("not_audited").isEmpty() ? "PASSED" : "INCOMPLETE";
    }

    private void tell(JsonNode run) {
        if (run.path("audits").isEmpty()) {
            screen.line(outcome(run) + " "
                    + run.path("projections").valueStream().map(Table::text).collect(joining(", ")));
        } else {
            Table table = new Table("VIEW", "RESULT", "POSITION", "ROWS", "MISSING", "EXTRA", "DIFFERENT");
            run.path("audits")
                    .forEach(audit -> table.row(
                            audit.path("projection"),
                            audit.path("passed").asBoolean(false) ? "passed" : "DIFFERS",
                            audit.path("position"),
                            audit.path("rows"),
                            audit.path("missing"),
                            audit.path("extra"),
                            audit.path("different")));
            run.path("not_audited").forEach(view -> table.row(view, "NOT AUDITED", null, null, null, null, null));
            table.print(screen.out());
            run.path("audits").forEach(audit -> audit.path("differences").forEach(this::difference));
        }
        if (!run.path("reason").asString("").isEmpty()) {
            screen.line(run.path("reason").asString());
        }
    }

    private void difference(JsonNode difference) {
        screen.line(difference.path("kind").asString() + " "
                + difference.path("table").asString() + " "
                + difference
                        .path("key")
                        .propertyStream()
                        .map(key -> key.getKey() + "=" + Table.text(key.getValue()))
                        .collect(joining(" "))
                + (difference.path("columns").isEmpty()
                        ? ""
                        : " in "
                                + difference
                                        .path("columns")
                                        .valueStream()
                                        .map(Table::text)
                                        .collect(joining(", "))));
    }
}
