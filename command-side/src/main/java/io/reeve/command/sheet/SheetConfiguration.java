package io.reeve.command.sheet;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.reeve.command.processing.ProcessTables;
import java.time.Clock;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class SheetConfiguration {

    @Bean
    DueAlarm dueAlarm(ObjectProvider<Clock> clock) {
        return new DueAlarm(clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    Sheets sheets(ProcessTables tables, DueAlarm alarm) {
        return new Sheets(tables, alarm);
    }

    @Bean
    SheetBook sheetBook(@Qualifier("processing") DataSource processing) {
        return new SheetBook(JdbcClient.create(processing));
    }

    @Bean
    @Profile("!past")
    SheetMeters sheetMeters(
            ObjectProvider<Sheet> sheets,
            SheetBook book,
            ObjectProvider<Clock> clock,
            ObjectProvider<MeterRegistry> meters) {
        return new SheetMeters(
                sheets.stream().map(Sheet::name).toList(),
                book,
                clock.getIfAvailable(Clock::systemUTC),
                meters.getIfAvailable(SimpleMeterRegistry::new));
    }

    @Bean
    @Profile("!past")
    SheetRunner sheetRunner(
            ObjectProvider<Sheet> sheets,
            SheetBook book,
            @Qualifier("processing") DataSource processing,
            CommandGateway commands,
            DueAlarm alarm,
            ObjectProvider<Clock> clock) {
        return new SheetRunner(
                sheets.stream().collect(Collectors.toMap(Sheet::name, Function.identity())),
                book,
                new TransactionTemplate(new DataSourceTransactionManager(processing)),
                commands,
                alarm,
                clock.getIfAvailable(Clock::systemUTC));
    }
}
