package io.reeve.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** What the database has taken up to a moment; what lies between two is what was done in between. */
record Written(long position, long databaseBytes, long statements) {

    private static final String STATEMENTS = """
            select coalesce(sum(calls), 0) from pg_stat_statements
            where dbid = (select oid from pg_database where datname = current_database()) and toplevel
              and query !~* '^(begin|commit|rollback)'""";

    /** Counts SQL statements from here on, if the server was started with what counts them. */
    static void countStatements(Database server) throws SQLException {
        try (Connection connection = server.asSuperuser(server.name()).connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create extension if not exists pg_stat_statements");
        }
    }

    static Written now(Database server) {
        return new Written(
                server.number("select position from reeve.log_head"),
                server.number("select pg_database_size(current_database())"),
                server.number(STATEMENTS));
    }

    /** By {@code turns} turns since {@code before}, for each of them. */
    String since(Written before, long turns, Database server) {
        if (turns == 0) {
            return "no turn came to its end";
        }
        if (position == before.position) {
            return "%.1f statements".formatted((statements - before.statements) / (double) turns);
        }
        long bytes = server.number(
                "select coalesce(sum(octet_length(payload) + octet_length(metadata)), 0) from reeve.event where position > "
                        + before.position + " and position <= " + position);
        return "%.1f events of %,d bytes, %,d bytes of database, %.1f statements"
                .formatted(
                        (position - before.position) / (double) turns,
                        bytes / turns,
                        (databaseBytes - before.databaseBytes) / turns,
                        (statements - before.statements) / (double) turns);
    }
}
