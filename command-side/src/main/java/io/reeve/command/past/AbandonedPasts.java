package io.reeve.command.past;

import io.reeve.command.eventstore.LogConnections;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Removes, within a minute, what replays have left that could not do so themselves: copies of what is known of people, which no
 * erasure reaches. Nobody must have held them at two looks: a replay whose connection was cut takes them again in between. That
 * several nodes do it does no harm.
 */
@Component
@Profile("!past")
class AbandonedPasts implements InitializingBean, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(AbandonedPasts.class);
    private static final int FIRST_SECONDS = 5;
    private static final int PERIOD_SECONDS = 30;

    private final LogConnections connections;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("abandoned-pasts").daemon().factory());

    private Set<String> suspects = Set.of();

    AbandonedPasts(LogConnections connections) {
        this.connections = connections;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the look itself reports what goes wrong
    public void afterPropertiesSet() {
        looks.scheduleWithFixedDelay(this::look, FIRST_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
    }

    void look() {
        try (Connection connection = connections.open("cleaning")) {
            suspects = PastSchemas.dropAbandoned(connection, suspects);
        } catch (SQLException | RuntimeException e) { // one that got out would be the last look
            if (!looks.isShutdown()) { // else the stop itself has cut the connection off
                LOG.warn("what replays have left is not removed now, but later: {}", e.getMessage());
            }
        }
    }

    @Override
    public void destroy() {
        looks.shutdownNow();
    }
}
