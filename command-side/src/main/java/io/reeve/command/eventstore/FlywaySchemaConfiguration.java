package io.reeve.command.eventstore;

import javax.sql.DataSource;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Flyway owns schema {@code reeve} and nothing else. */
@Configuration(proxyBeanMethods = false)
class FlywaySchemaConfiguration {

    @Bean
    FlywayConfigurationCustomizer reeveSchema() {
        return flyway -> flyway.schemas("reeve").createSchemas(true);
    }

    /** Outside of the pool, whose connections give up on a database that is silent: a migration may take its time. */
    @Bean(defaultCandidate = false)
    @FlywayDataSource
    DataSource migrating(JdbcConnectionDetails database) {
        DriverManagerDataSource source = new DriverManagerDataSource(database.getJdbcUrl());
        source.setUsername(database.getUsername());
        source.setPassword(database.getPassword());
        return source;
    }
}
