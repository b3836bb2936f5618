package io.reeve.command.past;

import io.reeve.kernel.StartRefused;
import java.time.Instant;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;

/** What a node that shows the past has in the place of what others have. The door says which moment is wanted. */
@Configuration(proxyBeanMethods = false)
@Profile("past")
class PastConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger("io.reeve");

    @Bean
    Past past(DataSourceProperties database, Environment environment) {
        return Past.open(
                new Present(
                        Objects.requireNonNull(database.determineUrl()),
                        database.determineUsername(),
                        database.determinePassword()),
                environment.getRequiredProperty("reeve.replay.schema"),
                new Moment.Wanted(
                        environment.getRequiredProperty("reeve.replay.until"),
                        environment.getProperty("reeve.replay.position", Long.class),
                        environment.getProperty("reeve.replay.before", Instant.class)),
                PastConfiguration::end);
    }

    /** In a thread that nobody waits for who is asked to stop. */
    private static void end(String why) {
        LOG.error("{}", why);
        Thread.ofPlatform().name("past-end").start(() -> System.exit(1));
    }

    /** Another version of Reeve may have other tables; whoever only looks does not change them. */
    @Bean
    FlywayMigrationStrategy lookOnly() {
        return flyway -> {
            if (flyway.info().pending().length > 0 || !flyway.validateWithResult().validationSuccessful) {
                throw new StartRefused(
                        "The log was written by another version of Reeve than this one: show its past with"
                                + " that one, or start this one on it with serve first.");
            }
        };
    }
}
