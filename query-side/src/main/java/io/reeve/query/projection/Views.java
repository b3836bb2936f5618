package io.reeve.query.projection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.springframework.util.function.SingletonSupplier;

/** The views that writes wait for, and what each of them handles. */
final class Views {

    private final Supplier<Map<String, EventHandlerInvoker>> invokers;

    Views(EventProcessingConfiguration processing, List<Declared> projections) {
        // known when the processors have been put together, which is after this
        this.invokers = SingletonSupplier.of(() -> {
            Map<String, EventHandlerInvoker> found = new HashMap<>();
            for (Declared projection : projections) {
                if (projection.awaited()) {
                    processing
                            .eventProcessor(projection.group(), PooledStreamingEventProcessor.class)
                            .ifPresent(processor -> found.put(projection.group(), processor.eventHandlerInvoker()));
                }
            }
            return found;
        });
    }

    List<String> handling(EventMessage<?> event) {
        List<String> names = new ArrayList<>();
        invokers.get().forEach((name, invoker) -> {
            if (canHandle(invoker, event)) {
                names.add(name);
            }
        });
        return names;
    }

    boolean handles(String group, EventMessage<?> event) {
        EventHandlerInvoker invoker = invokers.get().get(group);
        if (invoker == null) {
            throw new IllegalArgumentException("nobody waits for " + group);
        }
        return canHandle(invoker, event);
    }

    private static boolean canHandle(EventHandlerInvoker invoker, EventMessage<?> event) {
        return invoker.canHandle(event, Segment.ROOT_SEGMENT);
    }
}
