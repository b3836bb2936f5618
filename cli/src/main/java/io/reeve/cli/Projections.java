package io.reeve.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(name = "projections", description = "Views: how far they are; make them anew; compare them with the log.")
final class Projections {

    private static final String PATH = "projections";

    @Command(description = "Every view, how far it is, and what its last rebuild and audit came to.")
    int list(@Mixin ServerOptions server, @Mixin Screen screen) {
        JsonNode views = server.server().get(Question.of("admin", PATH));
        if (screen.isForPrograms()) {
            screen.show(views);
            return Exit.DONE.code();
        }
        Table table = new Table(
                "VIEW",
                "VERSION",
                "POSITION",
                "BEHIND",
                "SECONDS",
                "PER SECOND",
                "LETTERS",
                "REBUILT",
                "AUDITED",
                "STATE");
        views.forEach(view -> table.row(
                view.path("name"),
                view.path("version"),
                view.path("position"),
                view.path("lag_events"),
                rounded(view.path("lag_seconds")),
                rounded(view.path("events_per_second")),
                view.path("dead_letters"),
                view.path("last_rebuild").path("ended_at"),
                audit(view.path("last_audit"), view.path("missed_audit")),
                view.path("outdated").asBoolean() ? "outdated" : "current"));
        table.print(screen.out());
        return Exit.DONE.code();
    }

    private static @Nullable String rounded(JsonNode number) {
        return number.isNumber() ? Long.toString(Math.round(number.asDouble())) : null;
    }

    private static @Nullable String audit(JsonNode audit, JsonNode missed) {
        String last = audit.isObject()
                ? audit.path("ended_at").asString("") + (audit.path("passed").asBoolean() ? " passed" : " DIFFERS")
                : null;
        return missed.isObject()
                ? (last == null ? "never" : last) + ", MISSED "
                        + missed.path("ended_at").asString("")
                : last;
    }

    @Command(description = "Make a view anew, or all of them, beside those that serve.")
    int rebuild(
            @Mixin ServerOptions server,
            @Mixin Screen screen,
            @Parameters(arity = "0..1", paramLabel = "VIEW", description = "Which; all when none is named.") @Nullable
                    String view,
            @Option(names = "--watch", description = "Stay until it is over, and show how it is getting on.")
                    boolean watch) {
        return begin("rebuild", view, watch, server.server(), screen);
    }

    @Command(description = "Compare a view, or all of them, row by row, with what the log says.")
    int verify(
            @Mixin ServerOptions server,
            @Mixin Screen screen,
            @Parameters(arity = "0..1", paramLabel = "VIEW", description = "Which; all when none is named.") @Nullable
                    String view,
            @Option(
                            names = "--watch",
                            description = "Stay until it is over, show how it is getting on and what it came to.")
                    boolean watch) {
        return begin("verify", view, watch, server.server(), screen);
    }

    private static int begin(String what, @Nullable String view, boolean watch, Server server, Screen screen) {
        Question question = view == null ? Question.of("admin", PATH, what) : Question.of("admin", PATH, view, what);
        JsonNode run = server.post(question, null);
        String id = run.path("id").asString();
        if (watch) {
            return new RunWatch(server, screen).until(id);
        }
        if (screen.isForPrograms()) {
            screen.show(run);
        } else {
            screen.line(id);
            screen.remark("This is done beside what serves. 'reeve projections watch " + id
                    + "' shows how it is getting on.");
        }
        return Exit.DONE.code();
    }

    @Command(description = "Rebuilds and audits, the latest first.")
    int runs(
            @Mixin ServerOptions server,
            @Mixin Screen screen,
            @Option(
                            names = "--limit",
                            defaultValue = "20",
                            paramLabel = "N",
                            description = "At most so many (${DEFAULT-VALUE}).")
                    int limit) {
        JsonNode page = server.server().get(Question.of("admin", PATH, "runs").with("size", Math.clamp(limit, 1, 100)));
        if (screen.isForPrograms()) {
            screen.show(page.path("items"));
            return Exit.DONE.code();
        }
        Table table = new Table("RUN", "KIND", "STATE", "ASKED FOR", "ENDED", "VIEWS");
        page.path("items")
                .forEach(run -> table.row(
                        run.path("id"),
                        run.path("kind"),
                        RunWatch.outcome(run),
                        run.path("requested_at"),
                        run.path("ended_at"),
                        run.path("projections").size() == 1
                                ? run.path("projections").path(0)
                                : run.path("projections").size()));
        table.print(screen.out());
        return Exit.DONE.code();
    }

    @Command(description = "Show how a run is getting on until it is over.")
    int watch(
            @Mixin ServerOptions server,
            @Mixin Screen screen,
            @Parameters(paramLabel = "RUN", description = "Its id.") String run) {
        return new RunWatch(server.server(), screen).until(run);
    }

    @Command(description = "Call a run off. Views that have taken their place keep it.")
    int cancel(
            @Mixin ServerOptions server,
            @Mixin Screen screen,
            @Parameters(paramLabel = "RUN", description = "Its id.") String run) {
        server.server().post(Question.of("admin", PATH, "runs", run, "cancel"), null);
        screen.remark("Called off.");
        return Exit.DONE.code();
    }
}
