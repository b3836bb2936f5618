package io.reeve.command.processing;

import io.reeve.kernel.projection.InOneOrder;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.ErrorContext;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventProcessingException;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.EventProcessorSpanFactory;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcSequencedDeadLetterQueue;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;

/**
 * What every event processor has in common, and the few things in which views and processes differ. Only what a feature
 * says of its own view (how it is sequenced, which schema it fills) is configured elsewhere.
 */
final class Processors implements ConfigurerModule {

    private static final Duration BETWEEN_CLAIMS = Duration.ofSeconds(2);

    private final boolean asleep;
    private final ProcessingSettings settings;
    private final Supplier<StreamableMessageSource<TrackedEventMessage<?>>> log;
    private final TokenStore tokens;
    private final Serializer serializer;
    private final DataSource processing;
    private final TransactionManager transactions;
    private final ProcessorThreads threads;

    /**
     * {@code log} is asked for when the processors are made: it needs the configuration that this is a part of.
     *
     * @param asleep whether nothing is to come out of events, because what is shown is past
     */
    Processors(
            boolean asleep,
            ProcessingSettings settings,
            Supplier<StreamableMessageSource<TrackedEventMessage<?>>> log,
            TokenStore tokens,
            Serializer serializer,
            DataSource processing,
            TransactionManager transactions,
            ProcessorThreads threads) {
        this.asleep = asleep;
        this.settings = settings;
        this.log = log;
        this.tokens = tokens;
        this.serializer = serializer;
        this.processing = processing;
        this.transactions = transactions;
        this.threads = threads;
    }

    @Override
    public void configureModule(Configurer configurer) {
        EventProcessingConfigurer events = configurer.eventProcessing();
        events.registerEventProcessorFactory(this::processor);
        events.byDefaultAssignHandlerInstancesTo(Processors::refuseUnnamed);
        events.registerDefaultListenerInvocationErrorHandler(c -> PropagatingErrorHandler.instance());
        events.registerDefaultErrorHandler(c -> Processors::propagate);
        events.registerDefaultTransactionManager(c -> transactions);
        events.registerTokenStore(c -> tokens);
        events.registerDeadLetterQueueProvider(group -> {
            // asked once for each group, before its handlers are put together: the place to say what else it needs
            events.registerDeadLetterPolicy(group, c -> new ParkWhatDoesNotPass(group));
            events.registerDeadLetteringEventHandlerInvokerConfiguration(
                    group, (c, invoker) -> invoker.enableSequenceIdentifierCache());
            return c -> parkedEvents(group, c.eventProcessingConfiguration());
        });
    }

    private static String refuseUnnamed(Object handler) {
        throw new IllegalStateException(handler.getClass().getName() + " handles events but names no @ProcessingGroup:"
                + " its package would name it, and moving the class would start it anew");
    }

    private EventProcessor processor(String name, Configuration configuration, EventHandlerInvoker invoker) {
        EventProcessingConfiguration events = configuration.eventProcessingConfiguration();
        Group group = Group.of(name);
        if (group == Group.PROCESS && invoker.supportsReset()) {
            throw new IllegalStateException(name + " sends commands, so each of its classes needs @DisallowReplay");
        }
        if (asleep) {
            return new Asleep(name);
        }
        return PooledStreamingEventProcessor.builder()
                .name(name)
                .eventHandlerInvoker(invoker)
                .rollbackConfiguration(events.rollbackConfiguration(name))
                .errorHandler(events.errorHandler(name))
                .messageMonitor(events.messageMonitor(PooledStreamingEventProcessor.class, name))
                .spanFactory(configuration.getComponent(EventProcessorSpanFactory.class))
                .messageSource(log.get())
                .tokenStore(events.tokenStore(name))
                .transactionManager(events.transactionManager(name))
                .coordinatorExecutor(threads.coordinators())
                .workerExecutor(threads.workersOf(group))
                .initialSegmentCount(
                        switch (group) {
                            case VIEW ->
                                inOneOrder(name, configuration)
                                        ? 1
                                        : settings.views().segments();
                            case PROCESS -> settings.processes().segments();
                        })
                .batchSize(
                        switch (group) {
                            case VIEW -> settings.views().batch();
                            case PROCESS -> settings.processes().batch();
                        })
                .initialToken(firstToken(group))
                .tokenClaimInterval(BETWEEN_CLAIMS.toMillis())
                .claimExtensionThreshold(settings.claimTimeout().toMillis() / 3)
                .enableCoordinatorClaimExtension()
                .build();
    }

    private static boolean inOneOrder(String name, Configuration configuration) {
        return configuration
                .getComponent(InOneOrder.class, () -> InOneOrder.NONE)
                .groups()
                .contains(name);
    }

    /**
     * A view begins with the first event there is. A process begins with what happens next: on an empty log that is the
     * same, and a process that is new to an old log must not act on what others dealt with long ago. Neither is a replay.
     */
    private static Function<StreamableMessageSource<TrackedEventMessage<?>>, TrackingToken> firstToken(Group group) {
        return switch (group) {
            case VIEW -> StreamableMessageSource::createTailToken;
            case PROCESS -> StreamableMessageSource::createHeadToken;
        };
    }

    private SequencedDeadLetterQueue<EventMessage<?>> parkedEvents(String group, EventProcessingConfiguration events) {
        Letters letters = new Letters(log.get(), serializer);
        ConnectionProvider connections = new SpringDataSourceConnectionProvider(processing);
        return new ParkedEvents(
                JdbcSequencedDeadLetterQueue.<EventMessage<?>>builder()
                        .processingGroup(group)
                        .connectionProvider(connections)
                        .transactionManager(events.transactionManager(group))
                        .schema(Letters.SCHEMA)
                        .statementFactory(letters)
                        .converter(letters)
                        .genericSerializer(serializer)
                        .eventSerializer(serializer),
                processing);
    }

    /** Like Axon's own, but an {@link Error} comes as an exception: it would end the worker, and the segment with it. */
    private static void propagate(ErrorContext context) throws Exception {
        if (context.error() instanceof Exception e) {
            throw e;
        }
        throw new EventProcessingException("a batch of " + context.eventProcessor() + " failed", context.error());
    }
}
