package sample.jar;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

public sealed interface ShelfCommand {

    record NameShelf(@TargetAggregateIdentifier String shelf, String name) implements ShelfCommand {}
}
