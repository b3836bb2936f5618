package io.reeve.command.sheet;

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
    SheetRunner sheetRunner(
            ObjectProvider<Sheet> sheets,
            @Qualifier("processing") DataSource processing,
            CommandGateway commands,
            DueAlarm alarm,
            ObjectProvider<Clock> clock) {
        return new SheetRunner(
                sheets.stream().collect(Collectors.toMap(Sheet::name, Function.identity())),
                new SheetBook(JdbcClient.create(processing)),
                new TransactionTemplate(new DataSourceTransactionManager(processing)),
                commands,
                alarm,
                clock.getIfAvailable(Clock::systemUTC));
    }
}
