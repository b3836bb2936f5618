package io.reeve.command.message;

import io.reeve.kernel.Metadata;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.springframework.stereotype.Component;

/**
 * What the events of a command take over from it: who acts, when, in which request, and what caused it. Commands are not
 * stored, so the cause of an event is what made the command be sent: the event that a process reacted to, or, for a command
 * from outside, the request.
 */
@Component
class CommandOrigin implements CorrelationDataProvider {

    private static final List<String> CARRIED =
            List.of(Metadata.ACTOR, Metadata.AT, Metadata.REQUEST_ID, Metadata.CORRELATION_ID, Metadata.CAUSATION_ID);

    @Override
    public Map<String, ?> correlationDataFor(Message<?> message) {
        Map<String, Object> origin = new HashMap<>();
        if (message instanceof CommandMessage<?>) {
            for (String key : CARRIED) {
                Object value = message.getMetaData().get(key);
                if (value != null) {
                    origin.put(key, value);
                }
            }
            Object first = origin.getOrDefault(Metadata.REQUEST_ID, message.getIdentifier());
            origin.putIfAbsent(Metadata.CORRELATION_ID, first);
            origin.putIfAbsent(Metadata.CAUSATION_ID, first);
        }
        return origin;
    }
}
