package io.reeve.command.message;

import java.util.function.Function;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.ParameterResolver;

/** A parameter that is read from the text under {@code key}. A message without it cannot be handled, and says why. */
record MetadataParameter<T>(String key, Function<String, T> read) implements ParameterResolver<T> {

    @Override
    public T resolveParameterValue(Message<?> message) {
        if (!(message.getMetaData().get(key) instanceof String text)) {
            throw new IllegalStateException(
                    message.getPayloadType().getName() + " was sent without " + key + " in its metadata");
        }
        return read.apply(text);
    }

    @Override
    public boolean matches(Message<?> message) {
        return true;
    }
}
