package io.reeve.command.past;

import io.reeve.command.eventstore.LogConnections;
import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** At the start of a node, removes what replays have left that could not do so themselves. */
@Component
@Profile("!past")
class AbandonedPasts implements InitializingBean {

    private static final Logger LOG = LoggerFactory.getLogger(AbandonedPasts.class);

    private final LogConnections connections;

    AbandonedPasts(LogConnections connections) {
        this.connections = connections;
    }

    @Override
    public void afterPropertiesSet() {
        try (Connection connection = connections.open("cleaning")) {
            PastSchemas.dropAbandoned(connection);
        } catch (SQLException e) {
            LOG.warn("what replays have left is not removed now, but at the next start: {}", e.getMessage());
        }
    }
}
