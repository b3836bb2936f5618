package io.reeve.api.server;

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
        DataFolder data = DataFolder.hold(Path.of(environment.getRequiredProperty("reeve.data-dir")));
        PostgresServer server = PostgresServer.in(data);
        // Before the start, so that a Reeve that is stopped in the middle of it leaves no server behind.
        SpringApplication.getShutdownHandlers().add(server::close);
        server.start();
        log.info("PostgreSQL runs on the data in {}", data.path());
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "embedded-postgres",
                        Map.of(
                                "spring.datasource.url",
                                server.url(),
                                "spring.datasource.username",
                                server.user(),
                                "spring.datasource.password",
                                server.password(),
                                HOLDS_DATA,
                                true)));
    }
}
