package io.reeve.api.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/**
 * A test of the door alone, over HTTP: the buses are real, what answers on them is the test's. No database.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        classes = DoorAlone.Application.class,
        properties = {
            "server.address=127.0.0.1",
            "spring.autoconfigure.exclude="
                    + "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration,"
                    + "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration"
        })
public @interface DoorAlone {

    /**
     * The door's own packages; features have tests of their own. Being of tests only, it and what it finds are passed over by
     * the scan of the whole application.
     */
    @TestComponent
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @ComponentScan({
        "io.reeve.api.http",
        "io.reeve.api.security",
        "io.reeve.api.openapi",
        "io.reeve.api.meta",
        "io.reeve.api.webhook",
        "io.reeve.api.testing"
    })
    class Application {

        /** The moment at which all of these tests happen. */
        public static final Instant NOW = Instant.parse("2026-03-12T16:09:14.123456Z");

        @Bean
        Clock clock() {
            return Clock.fixed(NOW.plusNanos(789), ZoneOffset.UTC);
        }

        @Bean
        CommandBus commandBus() {
            return SimpleCommandBus.builder().build();
        }

        @Bean
        QueryBus queryBus() {
            return SimpleQueryBus.builder().build();
        }
    }
}
