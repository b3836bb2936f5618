package io.reeve.api;

import io.reeve.api.server.EmbeddedPostgres;
import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The runnable application: all rooms in one process. */
@SpringBootApplication(scanBasePackages = "io.reeve")
public class ReeveApplication {

    public static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(ReeveApplication.class);
        application.addInitializers(new EmbeddedPostgres());
        application.run(arguments);
    }

    /** The one clock. It is read at the edges, where a command gets its time; nothing that decides or projects has it. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
