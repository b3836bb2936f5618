package io.reeve.command.eventstore;

import io.reeve.command.personal.PersonKeys;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Follows the end of the log for the whole node: one thread, one connection. Whichever node appends, its transaction
 * notifies; the tail reads what is new, once, and wakes all who read along. A look each second makes up for notifications
 * that are lost.
 */
final class LogTail implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LogTail.class);
    private static final int BATCH = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final LogConnections connections;
    private final EventCodec codec;
    private final PersonKeys personKeys;
    private final TailBuffer buffer;
    private final Set<Runnable> listeners = ConcurrentHashMap.newKeySet();
    private volatile boolean running;
    private @Nullable Thread thread;
    private volatile @Nullable Connection connection;

    LogTail(LogConnections connections, EventCodec codec, PersonKeys personKeys) {
        this.connections = connections;
        this.codec = codec;
        this.personKeys = personKeys;
        this.buffer = new TailBuffer(connections.settings().tail());
    }

    TailBuffer buffer() {
        return buffer;
    }

    /** {@code listener} is run, soon and briefly, whenever the log has grown. */
    void onGrowth(Runnable listener) {
        listeners.add(listener);
    }

    void removeListener(Runnable listener) {
        listeners.remove(listener);
    }

    /** Connected before anything reads along: a node that cannot reach the database does not start. */
    @Override
    public synchronized void start() {
        if (!running) {
            try {
                Connection opened = connect();
                buffer.restartAt(LogRows.head(opened));
            } catch (SQLException e) {
                throw new IllegalStateException("the log cannot be read", e);
            }
            running = true;
            thread = Thread.ofPlatform().name("log-tail").start(this::run);
        }
    }

    @Override
    public synchronized void stop() {
        running = false;
        disconnect();
        if (thread != null) {
            thread.interrupt();
            try {
                thread.join(PATIENCE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            thread = null;
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the appender, before the processors. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 1001;
    }

    private void run() {
        boolean troubled = false;
        while (running) {
            try {
                follow();
                troubled = false;
            } catch (SQLException | RuntimeException e) {
                if (running && !troubled) {
                    LOG.warn("the log cannot be followed, trying until it can", e);
                }
                troubled = true;
                disconnect();
                pause();
            }
        }
        disconnect();
    }

    /** One round: read what is new, then wait to be told of more. */
    private void follow() throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = connect();
        }
        readWhatIsNew(open);
        PGNotification[] told = open.unwrap(PGConnection.class)
                .getNotifications((int) connections.settings().poll().toMillis());
        if (told != null) {
            for (PGNotification notification : told) {
                if (notification.getName().equals("reeve_forgotten")) {
                    forget(notification.getParameter());
                }
            }
        }
    }

    private void readWhatIsNew(Connection open) throws SQLException {
        List<StoredEvent> rows;
        do {
            rows = LogRows.after(open, buffer.head(), BATCH);
            if (!rows.isEmpty()) {
                buffer.add(codec.reveal(rows).stream()
                        .map(row -> new LogEntry(row.position(), codec.decode(row)))
                        .toList());
                listeners.forEach(Runnable::run);
            }
        } while (rows.size() == BATCH);
    }

    /** Neither the key nor anything it opened stays in memory. */
    private void forget(String personId) {
        personKeys.drop(personId);
        buffer.restartAt(buffer.head());
    }

    private Connection connect() throws SQLException {
        Connection fresh = connections.open("tail");
        connection = fresh;
        try (Statement listen = fresh.createStatement()) {
            listen.execute("listen reeve_log; listen reeve_forgotten");
        }
        personKeys.dropAll();
        return fresh;
    }

    private void disconnect() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            try {
                open.abort(Runnable::run);
            } catch (SQLException e) {
                LOG.debug("the connection was gone already", e);
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(connections.settings().poll());
        } catch (InterruptedException e) {
            running = false;
        }
    }
}
