package io.reeve.command.processing;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextRefreshedEvent;

/**
 * How far each processor has come, in numbers: {@code reeve.processor.position}, {@code .lag.events}, {@code .lag.seconds}
 * (how long the first event not handled yet has waited) and {@code .parked}. A node tells of its own segments only, and
 * nothing (NaN) of a processor that other nodes run.
 */
final class ProcessorMeters implements ApplicationListener<ContextRefreshedEvent> {

    private final EventProcessingConfiguration processors;
    private final LogReadings readings;
    private final MeterRegistry meters;

    ProcessorMeters(EventProcessingConfiguration processors, LogReadings readings, MeterRegistry meters) {
        this.processors = processors;
        this.readings = readings;
        this.meters = meters;
    }

    /** The processors run by now. */
    @Override
    public void onApplicationEvent(ContextRefreshedEvent started) {
        processors.eventProcessors().values().forEach(processor -> {
            if (processor instanceof StreamingEventProcessor streaming) {
                register(streaming);
            }
        });
    }

    private void register(StreamingEventProcessor processor) {
        gauge(processor, "position", "the last position up to which all events are handled", p -> orNaN(position(p)));
        gauge(processor, "lag.events", "events recorded and not handled yet", p -> {
            OptionalLong position = position(p);
            return position.isEmpty() ? Double.NaN : Math.max(0, readings.head() - position.getAsLong());
        });
        gauge(processor, "lag.seconds", "how long the first event not handled yet has waited", p -> {
            OptionalLong position = position(p);
            return position.isEmpty() ? Double.NaN : readings.secondsWaiting(position.getAsLong() + 1);
        });
        gauge(processor, "parked", "dead letters", p -> readings.parked(p.getName()));
    }

    private void gauge(
            StreamingEventProcessor processor,
            String name,
            String description,
            ToDoubleFunction<StreamingEventProcessor> value) {
        Gauge.builder("reeve.processor." + name, processor, value)
                .description(description)
                .tag("processor", processor.getName())
                .register(meters);
    }

    private static OptionalLong position(StreamingEventProcessor processor) {
        LongStream positions = processor.processingStatus().values().stream()
                .map(EventTrackerStatus::getCurrentPosition)
                .flatMapToLong(OptionalLong::stream);
        return positions.min();
    }

    private static double orNaN(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : Double.NaN;
    }
}
