package io.reeve.command.past;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The schemas of nodes that show the past: each has two, {@code past_...} with the views and the same with {@code _log}. Whoever
 * has them holds a lock of their name, on a connection that is opened again when it is lost; those that nobody holds were left
 * by one that was killed.
 */
final class PastSchemas {

    private static final Logger LOG = LoggerFactory.getLogger(PastSchemas.class);

    private static final String TRY_LOCK = "select pg_try_advisory_lock(hashtext('reeve past'), hashtext(?))";
    private static final String UNLOCK = "select pg_advisory_unlock(hashtext('reeve past'), hashtext(?))";
    private static final String NAMES = """
            select distinct regexp_replace(nspname, '_log$', '') from pg_namespace
            where nspname ~ '^past_[0-9a-f]+(_log)?$'""";

    private static final String ARE_THERE = "select to_regnamespace(?) is not null";

    private PastSchemas() {}

    static boolean take(Connection connection, String schema) throws SQLException {
        return ask(connection, TRY_LOCK, schema);
    }

    /** Whether nobody has removed them. */
    static boolean areThere(Connection connection, String schema) throws SQLException {
        return ask(connection, ARE_THERE, schema) && ask(connection, ARE_THERE, PastDriver.log(schema));
    }

    /** Waits a while for those who still fill it. */
    static void drop(Connection connection, String schema) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set lock_timeout to '20s'; set client_min_messages to warning");
            statement.execute("drop schema if exists " + schema + ", " + PastDriver.log(schema) + " cascade");
        }
    }

    static void dropAbandoned(Connection connection) throws SQLException {
        dropAbandoned(connection, Set.copyOf(names(connection)));
    }

    /** Removes those of {@code suspects} that nobody holds, and returns which others nobody holds. */
    static Set<String> dropAbandoned(Connection connection, Set<String> suspects) throws SQLException {
        Set<String> others = new HashSet<>();
        for (String schema : names(connection)) {
            if (take(connection, schema)) {
                try {
                    if (suspects.contains(schema)) {
                        drop(connection, schema);
                        LOG.info("removed schema {}, left by a replay that was killed", schema);
                    } else {
                        others.add(schema);
                    }
                } finally {
                    ask(connection, UNLOCK, schema);
                }
            }
        }
        return others;
    }

    private static List<String> names(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(NAMES);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                names.add(row.getString(1));
            }
        }
        return names;
    }

    private static boolean ask(Connection connection, String question, String schema) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(question)) {
            select.setString(1, schema);
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
