package sample.jar;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.reeve.kernel.Metadata;
import io.reeve.kernel.Rejection;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import sample.jar.JarCommand.CloseJar;
import sample.jar.JarCommand.OpenJar;
import sample.jar.JarCommand.PutMarbles;
import sample.jar.JarEvent.JarClosed;
import sample.jar.JarEvent.JarOpened;
import sample.jar.JarEvent.MarblesPut;

@Aggregate
class Jar {

    @AggregateIdentifier
    private @Nullable String jar;

    private boolean closed;

    Jar() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(OpenJar command) {
        if (jar == null) {
            apply(new JarOpened(command.jar(), command.shelf()));
        }
    }

    @CommandHandler
    void handle(PutMarbles command) {
        if (command.marbles() < 0) {
            throw Rejection.conflict("negative", "Nobody puts fewer than no marbles into a jar.");
        }
        apply(new MarblesPut(command.jar(), command.marbles()));
    }

    @CommandHandler
    void handle(CloseJar command, @MetaDataValue(Metadata.ACTOR) String actor, @MetaDataValue(Metadata.AT) String at) {
        if (!closed) {
            apply(new JarClosed(command.jar(), actor, at));
        }
    }

    @EventSourcingHandler
    void on(JarOpened event) {
        jar = event.jar();
    }

    @EventSourcingHandler
    void on(JarClosed event) {
        closed = true;
    }
}
