package io.reeve.command.message;

import io.reeve.kernel.Actor;
import io.reeve.kernel.Metadata;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.correlation.CorrelationDataProvider;

/**
 * What the commands of a process carry: the process acts, at the time its event was recorded, because of that event, and in
 * the chain the event belongs to.
 */
record EventOrigin(String processor) implements CorrelationDataProvider {

    private static final String PREFIX = "process-";

    @Override
    public Map<String, ?> correlationDataFor(Message<?> message) {
        if (!(message instanceof EventMessage<?> event)) {
            return Map.of();
        }
        Map<String, Object> origin = new HashMap<>();
        origin.put(Metadata.ACTOR, new Actor.Process(name()).text());
        origin.put(Metadata.AT, event.getTimestamp().toString());
        origin.put(Metadata.CAUSATION_ID, event.getIdentifier());
        Object correlation = event.getMetaData().get(Metadata.CORRELATION_ID);
        origin.put(Metadata.CORRELATION_ID, correlation == null ? event.getIdentifier() : correlation);
        Object request = event.getMetaData().get(Metadata.REQUEST_ID);
        if (request != null) {
            origin.put(Metadata.REQUEST_ID, request);
        }
        return origin;
    }

    private String name() {
        return processor.startsWith(PREFIX) ? processor.substring(PREFIX.length()) : processor;
    }
}
