package io.reeve.command.eventstore;

import io.reeve.command.fact.FactTable;
import io.reeve.command.fact.Invariant;
import io.reeve.command.personal.PersonKeys;
import io.reeve.command.personal.PersonalData;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.commandhandling.AsynchronousCommandBus;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandBusSpanFactory;
import org.axonframework.commandhandling.DuplicateCommandHandlerResolution;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.jdbc.health.DataSourceHealthIndicator;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;

/**
 * The event store, put together by hand: with Spring Boot 4 and JDBC alone Axon's own configuration would silently leave
 * an application without one.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LogSettings.class)
class EventStoreConfiguration {

    @Bean
    LogConnections logConnections(JdbcConnectionDetails database, LogSettings settings) {
        return new LogConnections(database.getJdbcUrl(), database.getUsername(), database.getPassword(), settings);
    }

    @Bean
    EventNames eventNames(LogSettings settings) {
        return EventNames.scan(settings.eventPackages());
    }

    /** For what Axon itself keeps beside events. */
    @Bean
    @Primary
    Serializer serializer() {
        return Jackson3Serializer.builder().build();
    }

    @Bean
    @Qualifier("eventSerializer")
    EventSerializer eventSerializer(EventNames names) {
        return new EventSerializer(names);
    }

    @Bean
    EventCodec eventCodec(
            EventNames names,
            EventSerializer serializer,
            org.axonframework.config.Configuration axon,
            PersonalData personalData) {
        return new EventCodec(names, serializer, axon.upcasterChain(), personalData);
    }

    @Bean
    @DependsOnDatabaseInitialization
    Appender appender(
            LogConnections connections, List<FactTable> facts, List<Invariant> invariants, Environment environment) {
        return new Appender(connections, new Bookkeeping(facts, invariants), !environment.matchesProfiles("past"));
    }

    /**
     * Whether the database answers those who wait for an answer. Spring Boot would ask every pool in turn, also the one whose
     * connections are waited for much longer.
     */
    @Bean
    HealthIndicator dbHealthIndicator(DataSource pool) {
        return new DataSourceHealthIndicator(pool);
    }

    @Bean
    LogReads logReads(DataSource pool, EventCodec codec) {
        return new LogReads(pool, codec);
    }

    @Bean
    EventStorageEngine eventStorageEngine(Appender appender, LogReads reads, EventCodec codec, PersonKeys personKeys) {
        return new LogStorageEngine(appender, reads, codec, personKeys);
    }

    @Bean
    @DependsOnDatabaseInitialization
    LogTail logTail(LogConnections connections, EventCodec codec, PersonKeys personKeys) {
        return new LogTail(connections, codec, personKeys);
    }

    @Bean
    LogStream log(LogTail tail, LogReads reads, EventCodec codec, EventStorageEngine engine) {
        return new LogStream(tail, reads, codec, (LogStorageEngine) engine);
    }

    @Bean
    LoggedEvents loggedEvents(DataSource pool, EventCodec codec, LogTail tail) {
        return new LoggedEvents(pool, codec, tail);
    }

    /** No transaction: what a command decides is written by the appender, and waiting for it holds no connection. */
    @Bean
    @Qualifier("localSegment")
    CommandBus commandBus(Appender appender, PersonKeys personKeys, org.axonframework.config.Configuration axon) {
        AsynchronousCommandBus.Builder builder = AsynchronousCommandBus.builder()
                .executor(new CommandThreads())
                .transactionManager(NoTransactionManager.INSTANCE)
                .duplicateCommandHandlerResolver(DuplicateCommandHandlerResolution.rejectDuplicates())
                .spanFactory(axon.getComponent(CommandBusSpanFactory.class))
                .messageMonitor(axon.messageMonitor(CommandBus.class, "commandBus"));
        LogCommandBus bus = new LogCommandBus(builder, appender, personKeys);
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(axon.correlationDataProviders()));
        return bus;
    }
}
