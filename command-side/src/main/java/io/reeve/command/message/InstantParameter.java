package io.reeve.command.message;

import io.reeve.kernel.Metadata;
import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import java.time.Instant;
import org.axonframework.messaging.annotation.ParameterResolver;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.jspecify.annotations.Nullable;

/**
 * Gives a command handler's plain {@code Instant} parameter the time of the command, from its metadata. An annotated one is
 * somebody else's, such as Axon's {@code @Timestamp}.
 */
public final class InstantParameter implements ParameterResolverFactory {

    @Override
    public @Nullable ParameterResolver<Instant> createInstance(
            Executable executable, Parameter[] parameters, int parameterIndex) {
        Parameter parameter = parameters[parameterIndex];
        return parameter.getType() == Instant.class && parameter.getAnnotations().length == 0
                ? new MetadataParameter<>(Metadata.AT, Instant::parse)
                : null;
    }
}
