package sample.jar;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import sample.jar.ShelfCommand.NameShelf;
import sample.jar.ShelfEvent.ShelfNamed;

@Aggregate
class Shelf {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable String shelf;

    Shelf() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(NameShelf command) {
        apply(new ShelfNamed(command.shelf(), command.name()));
    }

    @EventSourcingHandler
    void on(ShelfNamed event) {
        shelf = event.shelf();
    }
}
