package io.reeve.api.server;

import io.reeve.kernel.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.StringUtils;

/**
 * A node that is told of no database starts one of its own: before anything else is made, so that migrations and pools
 * find it, and until after the application context has closed, so that nothing loses it.
 */
public final class EmbeddedPostgres implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** Set where this node, and no other, keeps its data in {@code reeve.data-dir}. */
    static final String HOLDS_DATA = "reeve.holds-data";

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        if (StringUtils.hasText(environment.getProperty("spring.datasource.url"))) {
            return;
        }
        Path folder = Path.of(environment.getRequiredProperty("reeve.data-dir"));
        if (!environment.matchesProfiles("past")) {
            run(DataFolder.hold(folder), environment);
        } else if (!Files.exists(folder.resolve(Cluster.PASSWORD_FILE))) {
            throw new StartRefused(
                    "There is no log in " + folder.toAbsolutePath().normalize()
                            + ": name the folder that serve keeps its data in with --data-dir, or its database with"
                            + " SPRING_DATASOURCE_URL.");
        } else {
            DataFolder.holdIfFree(folder)
                    .ifPresentOrElse(data -> run(data, environment), () -> join(folder, environment));
        }
    }

    private static void run(DataFolder data, ConfigurableEnvironment environment) {
        PostgresServer server = PostgresServer.in(data);
        // Before the start, so that a Reeve that is stopped in the middle of it leaves no server behind.
        SpringApplication.getShutdownHandlers().add(server::close);
        server.start();
        log.info("PostgreSQL runs on the data in {}", data.path());
        tell(environment, server.url(), server.user(), server.password(), true);
    }

    /** Who only looks at the past may do so beside the node that runs on the same data, and leans on its database. */
    private static void join(Path folder, ConfigurableEnvironment environment) {
        try {
            ConnectionFile running = ConnectionFile.read(folder);
            tell(environment, running.url(), running.user(), running.password(), false);
        } catch (IOException e) {
            throw new StartRefused(
                    "The Reeve that runs on the data in "
                            + folder.toAbsolutePath().normalize()
                            + " does not say where its database is; it may still be starting.",
                    e);
        }
    }

    private static void tell(
            ConfigurableEnvironment environment, String url, String user, String password, boolean holdsData) {
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "embedded-postgres",
                        Map.of(
                                "spring.datasource.url",
                                url,
                                "spring.datasource.username",
                                user,
                                "spring.datasource.password",
                                password,
                                HOLDS_DATA,
                                holdsData)));
    }
}
