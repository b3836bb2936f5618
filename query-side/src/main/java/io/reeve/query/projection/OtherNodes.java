package io.reeve.query.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Speaks with the other nodes about the progress of views: one connection listens and, by a shared advisory lock, tells that
 * somebody does; another one tells, outside the transactions of the views (see docs/adr/0011). Whatever is not heard,
 * because a connection broke, costs a waiting caller its patience and nothing else.
 */
final class OtherNodes implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(OtherNodes.class);
    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final int GIVEN_UP_AFTER = 15_000;
    private static final String NEWCOMERS = "reeve_newcomers";

    private static final String ARE_THERE_OTHERS = """
        select exists (select from pg_locks
                       where locktype = 'advisory' and objsubid = 2 and pid <> pg_backend_pid()
                         and database = (select oid from pg_database where datname = current_database())
                         and classid::bigint = hashtext('reeve listener')::bigint & 4294967295)\
        """;

    /** The token of a view is committed with its rows. */
    private static final String COMMITTED = """
            select processor_name, min((convert_from(token, 'UTF8')::jsonb ->> 'globalIndex')::bigint)
            from reeve.token_entry where processor_name like 'view-%'
            group by processor_name having bool_and(token_type like '%.GlobalSequenceTrackingToken')""";

    private final Connections connections;
    private final Progress progress;
    private final ProgressExchange exchange;
    private final String node = UUID.randomUUID().toString().substring(0, 8);
    private volatile List<Thread> threads = List.of();

    OtherNodes(Connections connections, Progress progress, ProgressExchange exchange) {
        this.connections = connections;
        this.progress = progress;
        this.exchange = exchange;
    }

    @Override
    public void start() {
        threads = List.of(
                Thread.ofVirtual().name("progress-listener").unstarted(() -> repeat(this::listen)),
                Thread.ofVirtual().name("progress-teller").unstarted(() -> repeat(this::tell)));
        threads.forEach(Thread::start);
    }

    @Override
    public void stop() {
        List<Thread> running = threads;
        threads = List.of();
        running.forEach(Thread::interrupt);
    }

    /** Before anything comes in from outside. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public boolean isRunning() {
        return !threads.isEmpty();
    }

    private void repeat(Conversation conversation) {
        boolean told = false;
        while (isRunning()) {
            try (Connection connection = connections.open("progress")) {
                connection.setNetworkTimeout(Runnable::run, GIVEN_UP_AFTER);
                told = false;
                conversation.over(connection);
            } catch (SQLException e) {
                if (isRunning() && !told) {
                    LOG.warn(
                            "no word to or from other nodes about views until the database is back: {}",
                            e.getMessage());
                    told = true;
                }
                pause();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_lock_shared(hashtext('reeve listener'), 0)");
            statement.execute("listen " + ProgressMessage.CHANNEL);
            statement.execute("listen " + NEWCOMERS);
            // who is here already must speak from now on, and not only when it next looks round
            statement.execute("notify " + NEWCOMERS);
        }
        hearOfThePast(connection);
        PGConnection notified = connection.unwrap(PGConnection.class);
        while (isRunning()) {
            exchange.alone(!areThereOthers(connection));
            long until = System.nanoTime() + PERIOD.toNanos();
            for (long left = PERIOD.toMillis(); left > 0; left = (until - System.nanoTime()) / 1_000_000) {
                PGNotification[] notifications = notified.getNotifications((int) left);
                if (notifications != null) {
                    for (PGNotification notification : notifications) {
                        hear(notification, notified.getBackendPID());
                    }
                }
            }
        }
    }

    /** What was committed before anybody listened: earlier than this start, or while the connection was gone. */
    private void hearOfThePast(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet views = statement.executeQuery(COMMITTED)) {
            while (views.next()) {
                progress.of(views.getString(1)).upTo(views.getLong(2));
            }
        }
    }

    private void hear(PGNotification notification, int self) {
        if (notification.getName().equals(NEWCOMERS)) {
            if (notification.getPID() != self) {
                exchange.alone(false);
            }
            return;
        }
        ProgressMessage message = ProgressMessage.parse(notification.getParameter());
        if (!message.node().equals(node)) {
            progress.committed(message.group(), message.positions());
        }
    }

    private static boolean areThereOthers(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(ARE_THERE_OTHERS);
                ResultSet answer = query.executeQuery()) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    private void tell(Connection connection) throws SQLException, InterruptedException {
        try (PreparedStatement notify = connection.prepareStatement("select pg_notify(?, ?)")) {
            while (isRunning()) {
                Map<String, List<Long>> committed = exchange.take();
                for (ProgressMessage message : ProgressMessage.of(node, committed)) {
                    notify.setString(1, ProgressMessage.CHANNEL);
                    notify.setString(2, message.text());
                    notify.execute();
                }
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PERIOD);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @FunctionalInterface
    private interface Conversation {
        void over(Connection connection) throws SQLException, InterruptedException;
    }
}
