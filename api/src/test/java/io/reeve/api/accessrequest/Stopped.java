package io.reeve.api.accessrequest;

import io.reeve.api.testing.RunningReeve;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;

/** Views or processes that do nothing, on none of these nodes, until this is closed. */
final class Stopped implements AutoCloseable {

    private final List<EventProcessor> processors;

    Stopped(List<RunningReeve> nodes, String... names) {
        processors = nodes.stream()
                .flatMap(node -> Stream.of(names)
                        .map(name -> node.part(EventProcessingConfiguration.class)
                                .eventProcessor(name)
                                .orElseThrow()))
                .toList();
        processors.forEach(EventProcessor::shutDown);
    }

    @Override
    public void close() {
        processors.forEach(EventProcessor::start);
    }
}
