package io.reeve.api.server;

import io.reeve.api.http.Queries;
import io.reeve.api.token.NewSecret;
import io.reeve.kernel.app.AppCategory;
import io.reeve.kernel.app.AppCommand.CreateApp;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.app.ConnectionSource;
import io.reeve.kernel.token.FindToken;
import io.reeve.kernel.token.TokenCommand.IssueToken;
import io.reeve.kernel.token.TokenId;
import io.reeve.kernel.user.EstablishAdministrator;
import io.reeve.kernel.user.Profile;
import java.io.IOException;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Gives an empty installation what it cannot be used without: an administrator with a token, and the app that people and
 * groups of a directory come from. Every start asks for it all, under ids that are always the same, so that two nodes that
 * start together and a node that died half-way do no harm; what is there already is left as it is.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
@org.springframework.context.annotation.Profile("!past")
class FirstStart implements ApplicationRunner {

    private static final String REASON = "first-start";

    private final InstallationCommands commands;
    private final Queries queries;
    private final FirstToken token;
    private final Operator operator;
    private final CommandLineFile commandLine;
    private final String email;

    FirstStart(
            InstallationCommands commands,
            Queries queries,
            FirstToken token,
            Operator operator,
            CommandLineFile commandLine,
            @Value("${reeve.admin-email:admin@localhost}") String email) {
        this.commands = commands;
        this.queries = queries;
        this.token = token;
        this.operator = operator;
        this.commandLine = commandLine;
        this.email = email;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        commands.send(
                REASON,
                new EstablishAdministrator(new Profile(
                        email, email, "First", "Administrator", null, null, null, null, null, null, null, Map.of())));
        if (token.isGiven()
                || token.isUntold()
                || queries.ask(new FindToken(TokenId.FIRST)).isEmpty()) {
            handOver(token.secret());
        }
        commands.sendUnless(
                "app_exists",
                REASON,
                new CreateApp(
                        AppId.DIRECTORY,
                        "Directory",
                        AppCategory.IT_AND_SECURITY.label(),
                        "Where people and groups come from.",
                        null,
                        null,
                        null,
                        ConnectionSource.API));
        commandLine.refresh();
    }

    /** Refused where there is one already: a view may be late to show it, or it was revoked. */
    private void handOver(NewSecret secret) throws IOException {
        boolean issued = commands.sendUnless(
                "token_exists",
                REASON,
                new IssueToken(TokenId.FIRST, EstablishAdministrator.USER, "First administrator", secret.hash(), null));
        if (token.isGiven()) {
            return;
        }
        if (issued) {
            token.tell(() -> show(secret));
        } else {
            token.forget();
        }
    }

    private void show(NewSecret secret) {
        operator.tell("The API token of the administrator " + email + ", shown this once: " + secret.text());
        if (commandLine.isKept()) {
            commandLine.keep(secret);
            operator.tell("The command line uses it too, from " + commandLine.path()
                    + ", which only you can read; revoke it and it is forgotten there.");
        }
    }
}
