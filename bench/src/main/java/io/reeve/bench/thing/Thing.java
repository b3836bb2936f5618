package io.reeve.bench.thing;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.reeve.bench.thing.ThingMessages.ChangeThing;
import io.reeve.bench.thing.ThingMessages.MakeThing;
import io.reeve.bench.thing.ThingMessages.ThingChanged;
import io.reeve.bench.thing.ThingMessages.ThingMade;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

@Aggregate
class Thing {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // read by Axon
    private @Nullable UUID id;

    Thing() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(MakeThing command) {
        apply(new ThingMade(command.id(), command.text()));
    }

    @CommandHandler
    void handle(ChangeThing command) {
        apply(new ThingChanged(command.id(), command.text()));
    }

    @EventSourcingHandler
    void on(ThingMade event) {
        id = event.id();
    }
}
