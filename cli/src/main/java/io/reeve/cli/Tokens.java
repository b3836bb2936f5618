package io.reeve.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(name = "token", description = "API tokens.")
final class Tokens {

    private static final String PATH = "api_tokens";
    private static final Pattern TIME = Pattern.compile("([0-9]{1,6})([smhd])");

    @Command(description = "Issue a token. It is shown this once, alone on standard output.")
    int create(
            @Mixin ServerOptions server,
            @Mixin Screen screen,
            @Option(names = "--name", required = true, paramLabel = "NAME", description = "What it is for.")
                    String name,
            @Option(names = "--user", paramLabel = "ID", description = "Whose it is; yours unless said.") @Nullable
                    String user,
            @Option(
                            names = "--expires-in",
                            paramLabel = "TIME",
                            description = "How long it is good for, as 90d, 12h, 30m or 60s; for ever unless said.")
                    @Nullable
                    String expiresIn) {
        ObjectNode body = Server.JSON.createObjectNode().put("name", name);
        if (user != null) {
            body.put("user_id", user);
        }
        if (expiresIn != null) {
            body.put("expires_at", Instant.now().plus(time(expiresIn)).toString());
        }
        JsonNode issued = server.server().post(Question.of(PATH), body);
        if (screen.isForPrograms()) {
            screen.show(issued);
        } else {
            screen.remark("Token " + issued.path("id").asString() + " of "
                    + issued.path("user_id").asString() + ", shown this once:");
            screen.line(issued.path("token").asString(""));
        }
        return Exit.DONE.code();
    }

    static Duration time(String text) {
        Matcher parts = TIME.matcher(text);
        if (!parts.matches()) {
            throw new Stop(Exit.MISUSED, "A time is a number and s, m, h or d, as 90d; not " + text + ".");
        }
        long number = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }

    @Command(description = "Tokens that were not revoked: your own, or everybody's for those who read everything.")
    int list(
            @Mixin ServerOptions server,
            @Mixin Screen screen,
            @Option(names = "--user", paramLabel = "ID", description = "Of this person only.") @Nullable String user) {
        ArrayNode tokens = server.server().all(Question.of(PATH).with("user_id", user));
        if (screen.isForPrograms()) {
            screen.show(tokens);
            return Exit.DONE.code();
        }
        Table table = new Table("TOKEN", "NAME", "OF", "ISSUED", "EXPIRES");
        tokens.forEach(token -> table.row(
                token.path("id"),
                token.path("name"),
                token.path("user_id"),
                token.path("created_at"),
                token.path("expires_at")));
        table.print(screen.out());
        return Exit.DONE.code();
    }

    @Command(description = "Revoke a token, at once and everywhere.")
    int revoke(
            @Mixin ServerOptions server,
            @Mixin Screen screen,
            @Parameters(paramLabel = "TOKEN", description = "Its id, as 'reeve token list' shows it.") String token) {
        server.server().delete(Question.of(PATH, token));
        screen.remark("Revoked.");
        return Exit.DONE.code();
    }
}
