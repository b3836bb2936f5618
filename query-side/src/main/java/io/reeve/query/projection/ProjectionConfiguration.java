package io.reeve.query.projection;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.annotation.HandlerEnhancerDefinition;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;

/**
 * How views are filled and read. {@code processing} are the connections of all event processors, which the command side
 * provides; they are named, not typed, because neither side knows the other's classes.
 */
@Configuration(proxyBeanMethods = false)
class ProjectionConfiguration {

    /** Connections that begin in the schema of the views, live ones or those of a moment that is past, and refuse to write. */
    @Bean
    Read read(
            DataSource dataSource,
            @Value("${reeve.read.connections:8}") int connections,
            @Value("${reeve.replay.schema:read}") String schema)
            throws SQLException {
        HikariConfig config = new HikariConfig();
        dataSource.unwrap(HikariDataSource.class).copyStateTo(config);
        config.setPoolName("read");
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(2);
        config.addDataSourceProperty("logServerErrorDetail", "false");
        config.setConnectionInitSql("set search_path to " + schema + "; set default_transaction_read_only to on");
        return new Read(new HikariDataSource(config));
    }

    @Bean
    Rows rows(@Qualifier("processing") DataSource processing) {
        return new Rows(processing);
    }

    @Bean
    Progress progress() {
        return new Progress();
    }

    @Bean
    ProgressExchange progressExchange() {
        return new ProgressExchange();
    }

    @Bean
    @Profile("!past")
    OtherNodes otherNodes(
            @Qualifier("processing") HikariDataSource processing, Progress progress, ProgressExchange exchange) {
        return new OtherNodes(new Connections(processing), progress, exchange);
    }

    @Bean
    @DependsOnDatabaseInitialization
    ProjectionInstaller projectionInstaller(@Qualifier("processing") DataSource processing) {
        return new ProjectionInstaller(processing);
    }

    @Bean
    ProjectionCopies projectionCopies(
            Projections projections,
            ProjectionInstaller installer,
            Copying copying,
            @Qualifier("log") StreamableMessageSource<TrackedEventMessage<?>> log,
            @Qualifier("processing") HikariDataSource processing,
            Progress progress,
            ProgressExchange others) {
        return new ProjectionCopies(
                projections,
                installer,
                new Exchange(log, installer, progress, others),
                copying,
                processing,
                new Connections(processing));
    }

    @Bean
    PastCopies pastCopies(
            Projections projections,
            ProjectionInstaller installer,
            Copying copying,
            @Qualifier("processing") DataSource processing) {
        return new PastCopies(projections, installer, copying, processing);
    }

    @Bean
    Copying copying(
            ProjectionInstaller installer,
            @Qualifier("log") StreamableMessageSource<TrackedEventMessage<?>> log,
            @Qualifier("processing") HikariDataSource processing,
            ListableBeanFactory beans,
            org.axonframework.config.Configuration axon) {
        return new Copying(installer, log, processing, new Connections(processing), beans, axon);
    }

    /**
     * All projections of the application, with their tables in place: what depends on this starts after that. Who shows the
     * past has no live tables, and leaves those of others alone.
     */
    @Bean
    @DependsOnDatabaseInitialization
    Projections projections(ListableBeanFactory beans, ProjectionInstaller installer, Environment environment) {
        Projections projections = Projections.of(Stream.of(beans.getBeanNamesForAnnotation(Projection.class))
                .<Class<?>>map(name -> Objects.requireNonNull(beans.getType(name))));
        if (!environment.matchesProfiles("past")) {
            installer.install(projections.all());
        }
        return projections;
    }

    @Bean
    ProjectionModule projectionModule(
            Projections projections,
            @Qualifier("processing") DataSource processing,
            Progress progress,
            ProgressExchange exchange,
            ObjectProvider<MeterRegistry> meters) {
        return new ProjectionModule(
                Target.LIVE,
                projections.all(),
                processing,
                progress,
                exchange,
                meters.getIfAvailable(SimpleMeterRegistry::new));
    }

    @Bean
    Views views(EventProcessingConfiguration processing, Projections projections) {
        return new Views(processing, projections.all());
    }

    @Bean
    AwaitViewsHandler awaitViewsHandler(
            @Qualifier("log") StreamableMessageSource<TrackedEventMessage<?>> log, Views views, Progress progress) {
        return new AwaitViewsHandler(log, views, progress);
    }

    @Bean
    WholeAnswers wholeAnswers(
            Projections projections,
            @Value("${reeve.replay.schema:read}") String schema,
            Read read,
            @Qualifier("log") StreamableMessageSource<TrackedEventMessage<?>> log,
            Views views,
            Progress progress) {
        return new WholeAnswers(projections, Target.in(schema), read, log, views, progress);
    }

    @Bean
    HandlerEnhancerDefinition sureMisses(
            ObjectProvider<WholeAnswers> views, @Value("${reeve.api.await-views:2s}") Duration patience) {
        return new SureMisses(views, patience);
    }
}
