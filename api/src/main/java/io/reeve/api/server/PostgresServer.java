package io.reeve.api.server;

import io.reeve.kernel.StartRefused;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server of our own, durable, on loopback and behind a password, for as long as this process lives.
 *
 * <p>It is started through {@code pg_ctl}, which takes it out of our process group: a Ctrl-C in the terminal reaches
 * Reeve alone, and Reeve stops the server when nothing uses it any more. For the same reason it outlives a Reeve that is
 * killed; the next start finds it and stops it first.
 */
final class PostgresServer implements AutoCloseable {

    static final String DATABASE = "reeve";

    private static final Logger log = LoggerFactory.getLogger(PostgresServer.class);

    private static final String PROGRAMS = "server";
    private static final String HOST = "127.0.0.1";
    private static final int TRIES = 3;
    /** Seconds; recovery after a crash reads at most {@code max_wal_size}, so this is far more than it takes. */
    private static final String START_LIMIT = "300";

    private static final String STOP_LIMIT = "60";

    private final DataFolder data;
    private final ServerPrograms programs;
    private final Cluster cluster;
    private int port;
    private boolean closed;

    private PostgresServer(DataFolder data, ServerPrograms programs, Cluster cluster) {
        this.data = data;
        this.programs = programs;
        this.cluster = cluster;
    }

    /** Gets everything ready in the folder, which this object closes in the end; starts nothing yet. */
    static PostgresServer in(DataFolder data) {
        try {
            ServerPrograms programs = new ServerPrograms(ServerArchive.unpackedBelow(data.resolve(PROGRAMS)));
            return new PostgresServer(data, programs, Cluster.in(data, programs));
        } catch (IOException failure) {
            throw new StartRefused(
                    "PostgreSQL cannot be set up in " + data.path() + ": " + failure.getMessage(), failure);
        }
    }

    synchronized void start() {
        if (closed) {
            return;
        }
        try {
            stopOrphan();
            launch();
            createDatabase();
            new ConnectionFile(HOST, port, user(), password(), DATABASE).write(data);
            watch();
        } catch (IOException | SQLException failure) {
            throw new StartRefused(
                    "PostgreSQL does not start on " + cluster.path() + ": " + failure.getMessage(), failure);
        }
    }

    String url() {
        return url(DATABASE);
    }

    String user() {
        return DATABASE;
    }

    String password() {
        return cluster.password();
    }

    /** Stops the server, with everything written, and lets go of the folder. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            if (recorded().filter(this::isOurs).isPresent()) {
                stop();
            }
        } catch (IOException failure) {
            log.error("PostgreSQL did not stop; the next start will take care of it", failure);
        } finally {
            data.close();
        }
    }

    /** We hold the folder, so a server that lives on it has lost its Reeve. */
    private void stopOrphan() throws IOException {
        Optional<ProcessHandle> recorded = recorded();
        if (recorded.filter(this::isOurs).isPresent()) {
            log.warn("The last Reeve on this data was killed and left its PostgreSQL running; stopping it first");
            stop();
        } else if (recorded.isPresent()) {
            // The id has passed to a stranger, whom PostgreSQL would take for its former self, and give up.
            Files.delete(cluster.processFile());
        }
    }

    /** The process whose id the server wrote down when it started; it may have become somebody else's by now. */
    private Optional<ProcessHandle> recorded() throws IOException {
        return cluster.recordedProcess().flatMap(ProcessHandle::of);
    }

    private boolean isOurs(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> Path.of(command).startsWith(data.resolve(PROGRAMS)))
                .orElse(false);
    }

    private void launch() throws IOException {
        Path said = data.resolve("postgresql-start.log");
        for (int failed = 0; ; failed++) {
            Files.deleteIfExists(said);
            port = freePort(port);
            try {
                programs.run(
                        "pg_ctl",
                        List.of(
                                "start",
                                "--pgdata=" + cluster.path(),
                                "--log=" + said,
                                "--options=" + options(),
                                "--wait",
                                "--timeout=" + START_LIMIT,
                                "--silent"));
                return;
            } catch (IOException failure) {
                // Somebody may have taken the port since it was found free.
                if (failed == TRIES) {
                    throw new IOException(Files.exists(said) ? Files.readString(said) : failure.getMessage(), failure);
                }
            }
        }
    }

    /** What must hold whatever the configuration file says: where it listens, and that committed means on disk. */
    private String options() {
        String options = "-c listen_addresses=" + HOST + " -c port=" + port + " -c unix_socket_directories="
                + " -c fsync=on -c full_page_writes=on -c synchronous_commit=on";
        // On a Mac everything less leaves commits in the cache of the drive.
        return OperatingSystem.isMac() ? options + " -c wal_sync_method=fsync_writethrough" : options;
    }

    /** The port we had, so that connection pools find the server again, else one that nobody uses. */
    private static int freePort(int wanted) throws IOException {
        try (ServerSocket free = new ServerSocket(wanted, 1, InetAddress.ofLiteral(HOST))) {
            return free.getLocalPort();
        }
    }

    /** Reeve itself is no superuser: it owns its database and can do nothing to the server or its files. */
    private void createDatabase() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url("postgres"), Cluster.SUPERUSER, password());
                Statement statement = connection.createStatement()) {
            if (isEmpty(statement, "select 1 from pg_roles where rolname = '" + DATABASE + "'")) {
                statement.execute("create role " + DATABASE + " login password '" + password() + "'");
            }
            if (isEmpty(statement, "select 1 from pg_database where datname = '" + DATABASE + "'")) {
                statement.execute("create database " + DATABASE + " owner " + DATABASE);
            }
        }
    }

    private static boolean isEmpty(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return !rows.next();
        }
    }

    /** A server that ends although nobody asked it to (killed for its memory, say) is started again. */
    private void watch() throws IOException {
        recorded()
                .ifPresent(
                        process -> Thread.ofVirtual().name("postgresql-watch").start(() -> {
                            process.onExit().join();
                            startAgain();
                        }));
    }

    private synchronized void startAgain() {
        if (closed) {
            return;
        }
        log.error("PostgreSQL has ended although nobody asked it to; starting it again");
        try {
            start();
            log.info("PostgreSQL runs again");
        } catch (StartRefused failure) {
            log.error("{} Reeve cannot go on without it: mend the cause and start Reeve again.", failure.getMessage());
        }
    }

    private void stop() throws IOException {
        programs.run(
                "pg_ctl",
                List.of(
                        "stop",
                        "--pgdata=" + cluster.path(),
                        "--mode=fast",
                        "--wait",
                        "--timeout=" + STOP_LIMIT,
                        "--silent"));
    }

    private String url(String database) {
        return "jdbc:postgresql://" + HOST + ":" + port + "/" + database;
    }
}
