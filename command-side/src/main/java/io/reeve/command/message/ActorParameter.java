package io.reeve.command.message;

import io.reeve.kernel.Actor;
import io.reeve.kernel.Metadata;
import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import org.axonframework.messaging.annotation.ParameterResolver;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.jspecify.annotations.Nullable;

/** Gives a command handler's {@code Actor} parameter who acts, from the command's metadata. */
public final class ActorParameter implements ParameterResolverFactory {

    @Override
    public @Nullable ParameterResolver<Actor> createInstance(
            Executable executable, Parameter[] parameters, int parameterIndex) {
        return parameters[parameterIndex].getType() == Actor.class
                ? new MetadataParameter<>(Metadata.ACTOR, Actor::parse)
                : null;
    }
}
