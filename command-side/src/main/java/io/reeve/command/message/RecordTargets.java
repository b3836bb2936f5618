package io.reeve.command.message;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;

/**
 * Finds the aggregate that a command is for. Commands are records, so it is enough to look once for each class; Axon's own
 * resolver goes through all methods and their annotations for each command, which took a seventh of the time of one.
 */
final class RecordTargets implements CommandTargetResolver {

    private final ClassValue<Method> targets = new ClassValue<>() {
        @Override
        protected Method computeValue(Class<?> command) {
            Method target = Arrays.stream(command.getDeclaredMethods())
                    .filter(method -> method.isAnnotationPresent(TargetAggregateIdentifier.class))
                    .findFirst()
                    .orElseThrow(() ->
                            new IllegalArgumentException(command.getName() + " names no aggregate that it is for"));
            target.setAccessible(true);
            return target;
        }
    };

    @Override
    public VersionedAggregateIdentifier resolveTarget(CommandMessage<?> command) {
        Method target = targets.get(command.getPayloadType());
        try {
            return new VersionedAggregateIdentifier(target.invoke(command.getPayload()), null);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalArgumentException(target + " does not tell what the command is for", e);
        }
    }
}
