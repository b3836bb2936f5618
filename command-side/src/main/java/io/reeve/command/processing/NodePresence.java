package io.reeve.command.processing;

import io.reeve.command.eventstore.LogConnections;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.jdbc.JdbcUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the other nodes that this one lives, by an advisory lock on a connection of its own, and frees the segments of
 * nodes that do not. A process that dies loses its connections at once, so its work goes on within seconds and not after
 * the claim timeout; that remains for a node that is cut off and does not know it. A node whose lock was lost by mistake
 * does no harm: its next token is refused and its batch rolled back.
 */
final class NodePresence implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NodePresence.class);
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private static final String ANNOUNCE = "select pg_advisory_lock(hashtext('reeve node'), hashtext(?))";
    private static final String FREE_THE_DEAD = """
            update reeve.token_entry set owner = null
            where owner is not null
              and not exists (select from pg_locks
                              where locktype = 'advisory' and granted and objsubid = 2
                                and database = (select oid from pg_database where datname = current_database())
                                and classid::bigint = hashtext('reeve node')::bigint & 4294967295
                                and objid::bigint = hashtext(owner)::bigint & 4294967295)""";

    private final String node;
    private final LogConnections connections;
    private @Nullable Connection connection;

    NodePresence(String node, LogConnections connections, ScheduledExecutorService executor) {
        this.node = node;
        this.connections = connections;
        check();
        var _ = executor.scheduleWithFixedDelay(
                this::check, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized void check() {
        try {
            Connection announced = connection == null ? announce() : connection;
            connection = announced;
            try (PreparedStatement free = announced.prepareStatement(FREE_THE_DEAD)) {
                int freed = free.executeUpdate();
                if (freed > 0) {
                    LOG.info("freed {} segments of nodes that are gone", freed);
                }
            }
        } catch (SQLException e) {
            if (connection != null) {
                LOG.warn("the presence of this node cannot be told until the database is back: {}", e.getMessage());
            }
            close();
        }
    }

    private Connection announce() throws SQLException {
        Connection fresh = connections.open("presence");
        try (PreparedStatement announce = fresh.prepareStatement(ANNOUNCE)) {
            announce.setString(1, node);
            announce.execute();
            return fresh;
        } catch (SQLException e) {
            fresh.close();
            throw e;
        }
    }

    @Override
    public synchronized void close() {
        Connection last = connection;
        connection = null;
        if (last != null) {
            JdbcUtils.closeQuietly(last);
        }
    }
}
