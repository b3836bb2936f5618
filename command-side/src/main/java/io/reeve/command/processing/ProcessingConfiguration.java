package io.reeve.command.processing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.reeve.command.eventstore.LogConnections;
import io.reeve.kernel.Uuids;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.Registration;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.annotation.HandlerEnhancerDefinition;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/** Event processors and what they stand on. The read side adds to it what concerns its views. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProcessingSettings.class)
class ProcessingConfiguration {

    /** This start of this node, as the owner of segments. */
    private final String node = Uuids.next().toString();

    /** Longer than most outages: who waits here goes on at once when the database is back, who gave up only later. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /**
     * The connections of the processors. Not those that commands are handled with: a process keeps its connection while it
     * waits for a command, and enough of them would leave the commands none.
     */
    @Bean(defaultCandidate = false)
    @Qualifier("processing")
    HikariDataSource processing(DataSource dataSource, ProcessingSettings settings) throws SQLException {
        HikariDataSource ofCommands = dataSource.unwrap(HikariDataSource.class);
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(ofCommands.getJdbcUrl());
        config.setCredentials(ofCommands.getCredentials());
        config.setDataSourceProperties(ofCommands.getDataSourceProperties());
        config.setPoolName("processing");
        config.setConnectionTimeout(PATIENCE.toMillis());
        // a batch may take longer than anybody who waits for an answer would
        config.addDataSourceProperty("socketTimeout", Long.toString(2 * PATIENCE.toSeconds()));
        config.setMaximumPoolSize(settings.connections());
        config.setMinimumIdle(2);
        // the details of an error are the values of a row, and end in the log
        config.addDataSourceProperty("logServerErrorDetail", "false");
        return new HikariDataSource(config);
    }

    @Bean
    ProcessTables processTables(@Qualifier("processing") DataSource processing) {
        return new ProcessTables(processing);
    }

    @Bean
    DeadLetters deadLetters(
            @Qualifier("processing") DataSource processing,
            LogConnections connections,
            ObjectProvider<EventProcessingConfiguration> processors) {
        return new DeadLetters(JdbcClient.create(processing), connections, processors);
    }

    @Bean
    ProcessorThreads processorThreads(ProcessingSettings settings) {
        return new ProcessorThreads(settings);
    }

    @Bean
    @Profile("!past")
    @DependsOnDatabaseInitialization
    NodePresence nodePresence(LogConnections connections, ProcessorThreads threads) {
        return new NodePresence(node, connections, threads.coordinators());
    }

    /** {@code presence} comes first, where there is one: who owns segments must be seen to live. */
    @Bean
    FirstTokens tokenStore(
            @Qualifier("processing") DataSource processing,
            ProcessingSettings settings,
            ObjectProvider<NodePresence> presence) {
        var _ = presence.getIfAvailable();
        return new FirstTokens(JdbcTokenStore.builder()
                .connectionProvider(new SpringDataSourceConnectionProvider(processing))
                .serializer(tokenSerializer())
                .claimTimeout(settings.claimTimeout())
                .nodeId(node)
                .schema(TokenSchema.builder()
                        .setTokenTable("reeve.token_entry")
                        .setProcessorNameColumn("processor_name")
                        .setTokenTypeColumn("token_type")
                        .setTimestampColumn("stored_at")
                        .build()));
    }

    @Bean
    HandlerEnhancerDefinition savepointAroundHandlers(@Qualifier("processing") DataSource processing) {
        return new SavepointAroundHandlers(processing);
    }

    @Bean
    Processors processors(
            ProcessingSettings settings,
            @Qualifier("log") ObjectProvider<StreamableMessageSource<TrackedEventMessage<?>>> log,
            FirstTokens tokens,
            @Qualifier("processing") DataSource processing,
            ProcessorThreads threads,
            Environment environment) {
        return new Processors(
                environment.matchesProfiles("past"),
                settings,
                log::getObject,
                tokens,
                tokenSerializer(),
                processing,
                new SpringTransactionManager(new ProcessorTransactions(processing)),
                threads);
    }

    @Bean
    Registration commandTimer(CommandBus commands, ObjectProvider<MeterRegistry> meters) {
        return commands.registerHandlerInterceptor(new CommandTimer(meters.getIfAvailable(SimpleMeterRegistry::new)));
    }

    @Bean
    ProcessorMeters processorMeters(
            EventProcessingConfiguration processors,
            @Qualifier("processing") DataSource processing,
            ObjectProvider<MeterRegistry> meters) {
        return new ProcessorMeters(
                processors,
                new LogReadings(JdbcClient.create(processing)),
                meters.getIfAvailable(SimpleMeterRegistry::new));
    }

    /** A reset leaves a {@code ReplayToken}, which holds two others behind an {@code Object}: Jackson has to be told. */
    private static Serializer tokenSerializer() {
        return Jackson3Serializer.builder()
                .jsonMapperBuilderCustomizer(
                        mapper -> mapper.polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder()
                                .allowIfSubType("org.axonframework.")
                                .build()))
                .build();
    }
}
