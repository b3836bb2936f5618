package sample.jar;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;

/**
 * Everything that carries features, and jars instead of features. Which handlers of events there are, each
 * test says. Not annotated as a configuration, so that no scan finds it.
 */
@EnableAutoConfiguration
@ComponentScan({
    "io.reeve.command.eventstore",
    "io.reeve.command.idempotency",
    "io.reeve.command.message",
    "io.reeve.command.personal",
    "io.reeve.command.processing",
    "io.reeve.command.reservation",
    "io.reeve.command.sheet",
    "io.reeve.query.projection",
    "sample.jar"
})
final class JarApplication {

    private JarApplication() {}
}
