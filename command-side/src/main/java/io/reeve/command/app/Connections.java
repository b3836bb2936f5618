package io.reeve.command.app;

import io.reeve.command.fact.Authority;
import io.reeve.kernel.Actor;
import io.reeve.kernel.Rejection;
import io.reeve.kernel.app.AppCommand.ConnectApp;
import org.axonframework.commandhandling.CommandHandler;
import org.springframework.stereotype.Component;

/** Connects apps through integrations. There is no integration yet, so whichever is asked for is not there. */
@Component
final class Connections {

    @CommandHandler
    void handle(ConnectApp connect, Actor actor, Authority authority) {
        authority.requireAdmin(actor);
        throw Rejection.notFound("integration");
    }
}
