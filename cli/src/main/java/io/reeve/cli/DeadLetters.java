package io.reeve.cli;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(name = "deadletters", description = "Events that something could not handle.")
final class DeadLetters {

    private static final String PATH = "dead_letters";

    @Command(description = "Events that were parked, and those that wait behind them.")
    int list(
            @Mixin ServerOptions server,
            @Mixin Screen screen,
            @Option(names = "--processor", paramLabel = "NAME", description = "Of this processor only, as view-task.")
                    @Nullable
                    String processor) {
        ArrayNode letters = letters(server.server(), processor);
        if (screen.isForPrograms()) {
            screen.show(letters);
            return Exit.DONE.code();
        }
        if (letters.isEmpty()) {
            screen.remark("There are none.");
            return Exit.DONE.code();
        }
        Table table =
                new Table("LETTER", "PROCESSOR", "HANDLER", "POSITION", "EVENT", "SEQUENCE", "PLACE", "SINCE", "CAUSE");
        letters.forEach(letter -> table.row(
                letter.path("id"),
                letter.path("processor"),
                letter.path("handler"),
                letter.path("event").path("position"),
                letter.path("event").path("name"),
                letter.path("sequence"),
                letter.path("place"),
                letter.path("parked_at"),
                cause(letter)));
        table.print(screen.out());
        return Exit.DONE.code();
    }

    private static String cause(JsonNode letter) {
        JsonNode cause = letter.path("cause");
        return cause.isObject() ? cause.path("message").asString("") : "waits for the one before it";
    }

    /** Which to try again: exactly one of these. */
    static final class Which {
        @Parameters(paramLabel = "LETTER", description = "The id of one, whose whole sequence is tried.")
        private @Nullable String letter;

        @Option(names = "--processor", paramLabel = "NAME", description = "All of this processor.")
        private @Nullable String processor;

        @Option(names = "--all", description = "All there are.")
        private boolean all;
    }

    @Command(description = "Have them handled once more. Ends with 1 when some are refused again.")
    int retry(
            @Mixin ServerOptions options,
            @Mixin Screen screen,
            @ArgGroup(multiplicity = "1") Which which,
            @Option(names = "--sequence", paramLabel = "ID", description = "With --processor: only this sequence.")
                    @Nullable
                    String sequence) {
        Server server = options.server();
        if (sequence != null && which.processor == null) {
            throw new Stop(Exit.MISUSED, "A sequence is one of a processor: say --processor too.");
        }
        if (which.letter != null) {
            Predicate<JsonNode> sequenceOfIt = sequenceOf(which.letter, letters(server, null));
            server.post(Question.of("admin", PATH, which.letter, "retry"), null);
            return left(letters(server, null), screen, sequenceOfIt);
        }
        if (which.processor != null) {
            retry(server, which.processor, sequence);
        } else if (which.all) {
            letters(server, null)
                    .valueStream()
                    .map(letter -> letter.path("processor").asString())
                    .distinct()
                    .toList()
                    .forEach(processor -> retry(server, processor, null));
        }
        return left(
                letters(server, which.processor),
                screen,
                left -> sequence == null || left.path("sequence").asString("").equals(sequence));
    }

    /** Whether a letter is of the same sequence; of one that is not there, the server will say so. */
    private static Predicate<JsonNode> sequenceOf(String letter, ArrayNode letters) {
        return letters.valueStream()
                .filter(one -> one.path("id").asString("").equals(letter))
                .findFirst()
                .<Predicate<JsonNode>>map(one -> left -> left.path("processor").equals(one.path("processor"))
                        && left.path("sequence").equals(one.path("sequence")))
                .orElse(_ -> false);
    }

    private static void retry(Server server, String processor, @Nullable String sequence) {
        ObjectNode body = Server.JSON.createObjectNode().put("processor", processor);
        if (sequence != null) {
            body.put("sequence", sequence);
        }
        server.post(Question.of("admin", PATH, "retry"), body);
    }

    private static int left(ArrayNode letters, Screen screen, Predicate<JsonNode> concerns) {
        ArrayNode left = Server.JSON.createArrayNode();
        letters.valueStream().filter(concerns).forEach(left::add);
        if (screen.isForPrograms()) {
            screen.show(left);
        } else if (left.isEmpty()) {
            screen.remark("Handled.");
        } else {
            left.forEach(letter -> screen.line(letter.path("id").asString() + ": " + cause(letter)));
            screen.remark(left.size() + " are left.");
        }
        return (left.isEmpty() ? Exit.DONE : Exit.NOT_GOOD).code();
    }

    @Command(description = "Let the processor go on without this event.")
    int discard(
            @Mixin ServerOptions server,
            @Mixin Screen screen,
            @Parameters(paramLabel = "LETTER", description = "Its id.") String letter,
            @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; it is written down.")
                    String reason) {
        server.server()
                .post(
                        Question.of("admin", PATH, letter, "discard"),
                        Server.JSON.createObjectNode().put("reason", reason));
        screen.remark("Discarded. What waits behind it is handled by 'reeve deadletters retry'.");
        return Exit.DONE.code();
    }

    private static ArrayNode letters(Server server, @Nullable String processor) {
        return server.all(Question.of("admin", PATH).with("processor", processor));
    }
}
