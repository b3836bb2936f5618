package io.reeve.cli;

import io.reeve.cli.ExportFile.Content;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "audit",
        description = "The history: what happened, who held what and why, and whether it was touched.",
        subcommands = AuditVerify.class)
final class Audit {

    private static final String PATH = "audit";

    @Command(description = "Events, one on each line, in the order in which they were committed.")
    int events(
            @Mixin ServerOptions options,
            @Mixin Screen screen,
            @Mixin EventFilters filters,
            @Option(names = "--follow", description = "Stay and see what happens.") boolean follow,
            @Option(
                            names = "--form",
                            paramLabel = "FORM",
                            description = "Lines for programs: ${COMPLETION-CANDIDATES}. --json is --form lines.")
                    @Nullable
                    Form form)
            throws IOException {
        Server server = options.server();
        Form wanted = form == null ? Form.LINES : form;
        Question question = wanted.of(filters.question(filters.after())).with("follow", follow ? true : null);
        EventTail tail = new EventTail(screen.out(), form != null || screen.isForPrograms());
        try (var events = server.stream(question, wanted.type())) {
            tail.show(events);
        } catch (IOException e) {
            throw server.broken(e);
        }
        return Exit.DONE.code();
    }

    @Command(
            description = {
                "Bring events into a file, one on each line. Where the file is there already, goes on behind its last event.",
                "Beside events as stored, where none is left out between them, FILE.proof is written for 'audit verify export'."
            })
    int export(
            @Mixin ServerOptions options,
            @Mixin Screen screen,
            @Mixin EventFilters filters,
            @Parameters(paramLabel = "FILE", description = "Where to.") Path file,
            @Option(
                            names = "--form",
                            paramLabel = "FORM",
                            defaultValue = "stored",
                            description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} unless said.")
                    Form form) {
        Server server = options.server();
        Export.Done done;
        try (ProgressBar bar = screen.bar()) {
            done = new Export(server, filters, form, file).run(bar);
        } catch (IOException e) {
            throw Stop.file(e);
        }
        if (screen.isForPrograms()) {
            screen.show(Server.JSON
                    .createObjectNode()
                    .put("file", file.toString())
                    .put("added", done.added())
                    .put("events", done.after().lines())
                    .put("first", done.after().first())
                    .put("last", done.after().last())
                    .put("proof", done.proof() == null ? null : done.proof().toString()));
        } else {
            Content now = done.after();
            screen.line(done.added() + " events added, " + now.lines() + " in " + file
                    + (now.lines() == 0 ? "" : ", positions " + now.first() + " to " + now.last())
                    + (done.proof() == null ? "" : ", with their proof beside"));
        }
        return Exit.DONE.code();
    }

    @Command(description = "What became of one thing, event by event.")
    int history(
            @Mixin ServerOptions options,
            @Mixin Screen screen,
            @Parameters(
                            index = "0",
                            paramLabel = "KIND",
                            description = "request, task, account, person, app, group or policy.")
                    String kind,
            @Parameters(index = "1", paramLabel = "ID", description = "Which.") String id) {
        Server server = options.server();
        ObjectNode answer = Paging.all(
                server,
                next -> Question.of(PATH, "history", kind, id)
                        .with("after", next)
                        .with("limit", 1000),
                Long.MAX_VALUE);
        if (screen.isForPrograms()) {
            screen.show(answer);
            return Exit.DONE.code();
        }
        answer.path("items").forEach(step -> {
            screen.line(EventLine.of(step.path("event")));
            step.path("changes").forEach(change -> screen.line("          " + change(change)));
        });
        return Exit.DONE.code();
    }

    private static String change(JsonNode change) {
        return change.path("field").asString() + ": " + Table.text(change.path("from")) + " -> "
                + Table.text(change.path("to"));
    }

    @Command(description = "Who held what at a moment, or at some time between two; now unless said.")
    int access(
            @Mixin ServerOptions options,
            @Mixin Screen screen,
            @Option(names = "--as-of", paramLabel = "MOMENT", description = "A time, or the position of an event.")
                    @Nullable
                    String asOf,
            @Option(names = "--from", paramLabel = "MOMENT", description = "Held at some time since.") @Nullable
                    String from,
            @Option(names = "--to", paramLabel = "MOMENT", description = "And not after this.") @Nullable String to,
            @Option(names = "--person", paramLabel = "ID", description = "By this person.") @Nullable String person,
            @Option(names = "--app", paramLabel = "ID", description = "In this app.") @Nullable String app,
            @Option(names = "--permission", paramLabel = "ID", description = "This permission.") @Nullable
                    String permission,
            @Option(names = "--account", paramLabel = "ID", description = "With this account.") @Nullable
                    String account,
            @Option(names = "--grant", paramLabel = "ID", description = "That goes back to this request.") @Nullable
                    String grant,
            @Option(
                            names = "--limit",
                            paramLabel = "N",
                            defaultValue = "1000",
                            description = "At most so many (${DEFAULT-VALUE}).")
                    long limit) {
        ObjectNode answer = Paging.all(
                options.server(),
                next -> Question.of(PATH, "access")
                        .with("as_of", asOf)
                        .with("from", from)
                        .with("to", to)
                        .with("person", person)
                        .with("app", app)
                        .with("permission", permission)
                        .with("account", account)
                        .with("grant", grant)
                        .with("cursor", next)
                        .with("limit", Math.clamp(limit, 1, 1000)),
                limit);
        if (screen.isForPrograms()) {
            screen.show(answer);
            return Exit.DONE.code();
        }
        Spans.table(answer.path("items")).print(screen.out());
        screen.remark(answer.path("items").size() + " at positions " + answer.path("from_position") + " to "
                + answer.path("to_position") + (answer.path("next").isNull() ? "" : ", and more (--limit)")
                + ". Why? 'reeve audit why GRANT'");
        return Exit.DONE.code();
    }

    @Command(description = "Why something was granted: from the grant back to the request, or the rule, it began with.")
    int why(
            @Mixin ServerOptions options,
            @Mixin Screen screen,
            @Parameters(paramLabel = "GRANT", description = "As 'reeve audit access' shows it.") String grant) {
        JsonNode why = options.server().get(Question.of(PATH, "access", grant, "why"));
        if (screen.isForPrograms()) {
            screen.show(why);
        } else {
            new Why(why, screen).tell();
        }
        return Exit.DONE.code();
    }

    @Command(
            description = {
                "Bring everything about a thing or a time into one signed file, with the proof that nothing is left out.",
                "'audit verify evidence' checks it."
            })
    int evidence(
            @Mixin ServerOptions options,
            @Mixin Screen screen,
            @Parameters(paramLabel = "FILE", description = "Where to; there must be none yet.") Path file,
            @Option(
                            names = "--about",
                            paramLabel = "ID",
                            description = "A request, a person, an app, or anything else.")
                    @Nullable
                    String about,
            @Option(names = "--since", paramLabel = "TIME", description = "Only what happened then or later.") @Nullable
                    String since,
            @Option(names = "--until", paramLabel = "TIME", description = "Only what happened before.") @Nullable
                    String until) {
        if (about == null && since == null && until == null) {
            throw new Stop(Exit.MISUSED, "Say what it is about (--about), or a time (--since, --until).");
        }
        ObjectNode question = Server.JSON.createObjectNode();
        question.put("about", about).put("since", since).put("until", until);
        Evidence bundle;
        try (ProgressBar bar = screen.bar()) {
            bundle = Evidence.gather(options.server(), question, file, bar);
        } catch (IOException e) {
            throw Stop.file(e);
        }
        if (screen.isForPrograms()) {
            screen.show(Server.JSON
                    .createObjectNode()
                    .put("file", file.toString())
                    .put("events", bundle.events())
                    .put("picked", bundle.picked())
                    .put("held", bundle.held()));
        } else {
            screen.line(bundle.picked() + " events are what was asked for, of " + bundle.events() + ", and "
                    + bundle.held() + " times something was held, in " + file);
        }
        return Exit.DONE.code();
    }

    @Command(
            description = {
                "The last checkpoint: how many events the log has, and the root of the tree over them, signed.",
                "Keep some where the owner of the database cannot reach them."
            })
    int checkpoint(
            @Mixin ServerOptions options,
            @Mixin Screen screen,
            @Parameters(arity = "0..1", paramLabel = "FILE", description = "Where to; on the screen unless said.")
                    @Nullable
                    Path file) {
        String note = Checkpoints.last(options.server());
        if (screen.isForPrograms()) {
            screen.show(Server.JSON
                    .createObjectNode()
                    .put("size", Checkpoints.size(note))
                    .put("note", note));
        } else if (file == null) {
            screen.out().print(note);
            screen.out().flush();
        }
        write(file, note);
        return Exit.DONE.code();
    }

    @Command(description = "The keys that checkpoints are and were signed with. Keep them too.")
    int keys(
            @Mixin ServerOptions options,
            @Mixin Screen screen,
            @Parameters(arity = "0..1", paramLabel = "FILE", description = "Where to; on the screen unless said.")
                    @Nullable
                    Path file) {
        Server server = options.server();
        if (screen.isForPrograms()) {
            screen.show(server.get(Checkpoints.log("keys")));
            return Exit.DONE.code();
        }
        StringBuilder keys = new StringBuilder();
        Checkpoints.keys(server).forEach(key -> keys.append(key).append('\n'));
        if (file == null) {
            screen.out().print(keys);
            screen.out().flush();
        }
        write(file, keys.toString());
        return Exit.DONE.code();
    }

    private static void write(@Nullable Path file, String text) {
        try {
            if (file != null) {
                Files.writeString(file, text);
            }
        } catch (IOException e) {
            throw Stop.file(e);
        }
    }
}
