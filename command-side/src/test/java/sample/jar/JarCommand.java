package sample.jar;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

public sealed interface JarCommand {

    String jar();

    record OpenJar(@TargetAggregateIdentifier String jar, String shelf) implements JarCommand {}

    record PutMarbles(@TargetAggregateIdentifier String jar, int marbles) implements JarCommand {}

    /** Says so once, however often it is asked to. */
    record CloseJar(@TargetAggregateIdentifier String jar) implements JarCommand {}
}
