package io.reeve.api.server;

import io.reeve.kernel.Actor;
import io.reeve.kernel.Metadata;
import io.reeve.kernel.Rejection;
import io.reeve.kernel.app.AppCategory;
import io.reeve.kernel.app.AppCommand.CreateApp;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.app.ConnectionSource;
import io.reeve.kernel.token.TokenCommand.IssueToken;
import io.reeve.kernel.token.TokenId;
import io.reeve.kernel.user.EstablishAdministrator;
import io.reeve.kernel.user.Profile;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/**
 * Gives an empty installation what it cannot be used without: an administrator with a token, and the app that people and
 * groups of a directory come from. Every start asks for it all, under ids that are always the same, so that two nodes that
 * start together and a node that died half-way do no harm; what is there already is left as it is.
 */
@Component
class FirstStart implements ApplicationRunner {

    private static final Actor ACTOR = new Actor.Installation("first-start");

    private final CommandGateway commands;
    private final FirstToken token;
    private final Operator operator;
    private final Clock clock;
    private final String email;

    FirstStart(
            CommandGateway commands,
            FirstToken token,
            Operator operator,
            Clock clock,
            @Value("${reeve.admin-email:admin@localhost}") String email) {
        this.commands = commands;
        this.token = token;
        this.operator = operator;
        this.clock = clock;
        this.email = email;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        send(new EstablishAdministrator(new Profile(
                email, email, "First", "Administrator", null, null, null, null, null, null, null, Map.of())));
        boolean first = sendUnless(
                "token_exists",
                new IssueToken(
                        TokenId.FIRST,
                        EstablishAdministrator.USER,
                        "First administrator",
                        token.secret().hash(),
                        null));
        sendUnless(
                "app_exists",
                new CreateApp(
                        AppId.DIRECTORY,
                        "Directory",
                        AppCategory.IT_AND_SECURITY.label(),
                        "Where people and groups come from.",
                        null,
                        null,
                        null,
                        ConnectionSource.API));
        if (first && !token.isGiven()) {
            operator.tell("The API token of the administrator " + email + ", shown this once: "
                    + token.secret().text());
        }
    }

    /** {@code false} when the command was refused for this reason. */
    private boolean sendUnless(String code, Object command) {
        try {
            send(command);
            return true;
        } catch (Rejection rejection) {
            if (rejection.code().equals(code)) {
                return false;
            }
            throw rejection;
        }
    }

    private void send(Object command) {
        String at = clock.instant().truncatedTo(ChronoUnit.MICROS).toString();
        commands.sendAndWait(new GenericCommandMessage<>(
                command,
                Map.of(
                        Metadata.ACTOR,
                        ACTOR.text(),
                        Metadata.AT,
                        at,
                        Metadata.REQUEST_ID,
                        "first-start",
                        Metadata.CORRELATION_ID,
                        "first-start")));
    }
}
