package io.reeve.query.projection;

import io.micrometer.core.instrument.MeterRegistry;
import io.reeve.kernel.projection.InOneOrder;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;

/** What the processor of a view needs beyond what all processors have. */
final class ProjectionModule implements ConfigurerModule {

    private final Target target;
    private final List<Declared> projections;
    private final DataSource processing;
    private final Progress progress;
    private final ProgressExchange exchange;
    private final MeterRegistry meters;

    ProjectionModule(
            Target target,
            List<Declared> projections,
            DataSource processing,
            Progress progress,
            ProgressExchange exchange,
            MeterRegistry meters) {
        this.target = target;
        this.projections = projections;
        this.processing = processing;
        this.progress = progress;
        this.exchange = exchange;
        this.meters = meters;
    }

    @Override
    public void configureModule(Configurer configurer) {
        EventProcessingConfigurer events = configurer.eventProcessing();
        var transactions = new SpringTransactionManager(new ViewTransactions(processing, target));
        configurer.registerComponent(
                InOneOrder.class,
                c -> new InOneOrder(projections.stream()
                        .filter(Declared::inOneOrder)
                        .map(target::processor)
                        .collect(Collectors.toSet())));
        for (Declared projection : projections) {
            String name = target.processor(projection);
            events.registerTransactionManager(name, c -> transactions);
            events.registerSequencingPolicy(name, c -> projection::sequenceOf);
            events.registerHandlerInterceptor(
                    name, c -> new ProgressRecorder(name, progress, exchange, new ViewDelay(name, meters)));
        }
    }
}
