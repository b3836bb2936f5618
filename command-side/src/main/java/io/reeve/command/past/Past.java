package io.reeve.command.past;

import io.reeve.kernel.StartRefused;
import io.reeve.kernel.Worker;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * The log as it was, for as long as this is open, and the address under which everybody else on this node finds the database.
 * A schema has everything that schema {@code reeve} has, under the same names: what belongs to the log ends at the moment; who
 * may enter and which keys still open what is of today; what is written while views are filled are empty tables of its own.
 * Through nothing else can be written.
 */
final class Past implements JdbcConnectionDetails, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Past.class);

    private static final String IS_A_LOG = "select to_regclass('reeve.log_head') is not null";
    private static final String TABLES = """
            select relname from pg_class where relnamespace = 'reeve'::regnamespace and relkind in ('r', 'p')""";
    private static final String FUNCTION =
            "select pg_get_functiondef('reeve.position_before(timestamptz)'::regprocedure)";

    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int ANSWER_SECONDS = 5;

    private final Present present;
    private final String schema;
    private final Consumer<String> end;
    private final Worker keeper = new Worker("past-keeper");

    /** As long as it lives, the schemas are ours. */
    private volatile Connection lock;

    private boolean closed;

    private Past(Present present, String schema, Connection lock, Consumer<String> end) {
        this.present = present;
        this.schema = schema;
        this.lock = lock;
        this.end = end;
    }

    /** {@code end} is told, later, why it cannot be shown any longer. */
    static Past open(Present present, String schema, Moment.Wanted wanted, Consumer<String> end) {
        try {
            Connection connection = present.connect();
            try {
                return open(present, connection, schema, wanted, end);
            } catch (SQLException | RuntimeException e) {
                connection.close(); // which takes back what was begun
                throw e;
            }
        } catch (SQLException e) {
            throw new StartRefused("The past cannot be shown: " + e.getMessage(), e);
        }
    }

    private static Past open(
            Present present, Connection connection, String schema, Moment.Wanted wanted, Consumer<String> end)
            throws SQLException {
        if (!ask(connection, IS_A_LOG).equals(List.of("t"))) {
            throw new StartRefused("There is no log in this database: Reeve was never started on it.");
        }
        PastSchemas.dropAbandoned(connection);
        Moment moment = Moment.of(connection, wanted);
        if (!PastSchemas.take(connection, schema)) {
            throw new StartRefused("Another replay is called " + schema + "; try again.");
        }
        Past past = new Past(present, schema, connection, end);
        past.make(connection, moment);
        past.keeper.start(past::keep);
        // Also where the start is cut short, and before a database of our own is stopped.
        SpringApplication.getShutdownHandlers().add(past::close);
        LOG.info("the past ends at position {}, recorded at {}", moment.position(), moment.recordedAt());
        return past;
    }

    /** All or nothing. */
    private void make(Connection connection, Moment moment) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("create schema " + schema);
            statement.execute("create schema " + log());
            for (String table : ask(connection, TABLES)) {
                statement.execute(definition(table, moment));
            }
            statement.execute(ask(connection, FUNCTION).getFirst().replace("reeve.", log() + "."));
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    private String definition(String table, Moment moment) {
        long end = moment.position();
        return switch (table) {
            case "event" -> view(table, "select * from reeve.event where position <= " + end);
            case "log_head" ->
                view(table, "select true as only_row, position, recorded_at from reeve.event where position = " + end);
            case "ledger" ->
                view(
                        table,
                        "select only_row, origin, (select coalesce(max(size), 0) from reeve.ledger_checkpoint"
                                + " where size <= " + end + ") as size from reeve.ledger");
            case "ledger_checkpoint" -> view(table, "select * from reeve.ledger_checkpoint where size <= " + end);
            case "ledger_key" ->
                view(
                        table,
                        "select * from reeve.ledger_key"
                                + (moment.before() == null ? "" : " where made_at < '" + moment.before() + "'"));
            case "projection", "projection_run_progress", "token_entry", "dead_letter_entry" ->
                "create table " + log() + "." + table + " (like reeve." + table + " including all)";
            default -> view(table, "select * from reeve." + table);
        };
    }

    /** The planner looks through it as through any view, but nobody writes through it. */
    private String view(String table, String rows) {
        return "create view " + log() + "." + table + " as with of_then as not materialized (" + rows
                + ") select * from of_then";
    }

    private String log() {
        return PastDriver.log(schema);
    }

    private static List<String> ask(Connection connection, String question) throws SQLException {
        List<String> answer = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(question);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                answer.add(row.getString(1));
            }
        }
        return answer;
    }

    @Override
    public String getJdbcUrl() {
        return PastDriver.url(schema, present.url());
    }

    @Override
    public @Nullable String getUsername() {
        return present.user();
    }

    @Override
    public @Nullable String getPassword() {
        return present.password();
    }

    @Override
    public String getDriverClassName() {
        return PastDriver.class.getName();
    }

    /** Takes the lock again when its connection is lost: a database that was started anew knows nothing of it. */
    private void keep() throws InterruptedException {
        long held = System.nanoTime();
        while (keeper.isRunning()) {
            Thread.sleep(PERIOD);
            try {
                if (!lock.isValid(ANSWER_SECONDS) && !takeAgain()) {
                    end.accept("What this replay showed was removed while it had lost the database; start it again.");
                    return;
                }
                held = System.nanoTime();
            } catch (SQLException e) {
                if (System.nanoTime() - held > PATIENCE.toNanos()) {
                    end.accept("This replay ends, because the database does not answer: " + e.getMessage());
                    return;
                }
            }
        }
    }

    /** {@code false} if there is nothing left to hold. */
    private boolean takeAgain() throws SQLException {
        Connection fresh = present.connect();
        boolean taken = false;
        try {
            if (!PastSchemas.take(fresh, schema)) {
                throw new SQLException("schema " + schema + " is held by somebody else", "55P03");
            }
            taken = PastSchemas.areThere(fresh, schema);
            if (taken) {
                Connection lost = lock;
                lock = fresh;
                LOG.info("schema {} is held again, after the database was away", schema);
                lost.close();
            }
            return taken;
        } finally {
            if (!taken) {
                fresh.close();
            }
        }
    }

    /** Leaves nothing behind; what cannot be removed now is removed by whoever runs on this database then. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        keeper.stop();
        Connection held = lock;
        try (held;
                Connection fresh = present.connect()) {
            PastSchemas.drop(fresh, schema);
        } catch (SQLException e) {
            LOG.warn("schema {} is left to be removed by another node: {}", schema, e.getMessage());
        }
    }
}
