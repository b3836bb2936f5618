package io.reeve.api.past;

import io.reeve.api.http.AsOf;
import io.reeve.kernel.StartRefused;
import io.reeve.kernel.Uuids;
import java.time.DateTimeException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Makes a node show the past when {@code reeve.replay.until} says which: a position, or a time that means what it means as
 * {@code as_of}. From then on it has the profile {@code past}, and what must not happen there says so with it. Registered in
 * {@code spring.factories}, before a database is looked for.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class WhichPast implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String UNTIL = "reeve.replay.until";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        String until = environment.getProperty(UNTIL);
        if (until != null) {
            environment.addActiveProfile("past");
            environment.getPropertySources().addFirst(new MapPropertySource("past", settings(until.strip())));
        }
    }

    private static Map<String, Object> settings(String until) {
        AsOf asOf = parse(until);
        Map<String, Object> settings = new HashMap<>();
        settings.put("reeve.replay.schema", "past_" + Uuids.next().toString().replace("-", ""));
        if (asOf.position() != null) {
            settings.put("reeve.replay.position", asOf.position());
        } else {
            settings.put("reeve.replay.before", String.valueOf(asOf.before()));
        }
        settings.put("spring.datasource.hikari.connection-init-sql", "set default_transaction_read_only to on");
        // it stands beside others on the same database, and few people look at it
        settings.put("spring.datasource.hikari.maximum-pool-size", 5);
        return settings;
    }

    private static AsOf parse(String until) {
        try {
            return AsOf.of(until);
        } catch (DateTimeException e) {
            throw new StartRefused(
                    "\"" + until + "\" is neither a time, such as 2026-03-31T18:00:00Z, nor the position of an event.",
                    e);
        }
    }
}
