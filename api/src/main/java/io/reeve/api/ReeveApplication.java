package io.reeve.api;

import io.reeve.api.server.EmbeddedPostgres;
import io.reeve.cli.ReeveCommand;
import io.reeve.cli.Surroundings;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The runnable application: all rooms in one process, and the command line. */
@SpringBootApplication(scanBasePackages = "io.reeve")
public class ReeveApplication {

    /** Without a command, settings alone start a node, as containers and everything that knows Spring Boot do. */
    public static void main(String[] arguments) {
        if (Arrays.stream(arguments).allMatch(Settings::isSetting)) {
            start(arguments);
            return;
        }
        List<Settings> starts = new ArrayList<>();
        int exit = ReeveCommand.in(Surroundings.ofThisProcess(), new Serve(starts::add), new Replay(starts::add))
                .execute(arguments);
        if (exit != 0) {
            System.exit(exit);
        }
        // only now, so that what goes wrong is told as Spring Boot tells it
        starts.forEach(settings -> start(settings.arguments()));
    }

    private static void start(String... arguments) {
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
