package io.reeve.command.eventstore;

import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Flyway owns schema {@code reeve} and nothing else. */
@Configuration(proxyBeanMethods = false)
class FlywaySchemaConfiguration {

    @Bean
    FlywayConfigurationCustomizer reeveSchema() {
        return flyway -> flyway.schemas("reeve").createSchemas(true);
    }
}
