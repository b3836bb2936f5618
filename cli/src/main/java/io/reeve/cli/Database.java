package io.reeve.cli;

import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Where a database is, and who reads it. */
final class Database {

    private static final String LOCAL = "postgresql.env";

    private final Surroundings surroundings;

    @Parameters(
            arity = "0..1",
            paramLabel = "JDBC-URL",
            description =
                    "As jdbc:postgresql://host/reeve (or SPRING_DATASOURCE_URL; else the one that Reeve brings, while it runs).")
    private @Nullable String url;

    @Option(
            names = "--user",
            paramLabel = "NAME",
            description = "Who reads it (or SPRING_DATASOURCE_USERNAME, or PGUSER).")
    private @Nullable String user;

    Database(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    record Address(String url, Properties login) {}

    Address address(ServerOptions server) {
        String given = url == null ? surroundings.variable("SPRING_DATASOURCE_URL") : url;
        if (given == null) {
            return ofReeve(server.variables(LOCAL));
        }
        if (!given.startsWith("jdbc:postgresql:")) {
            throw new Stop(Exit.MISUSED, "The address of a database begins with jdbc:postgresql:");
        }
        Properties login = new Properties();
        put(login, "user", user, "SPRING_DATASOURCE_USERNAME", "PGUSER");
        put(login, "password", null, "PGPASSWORD", "SPRING_DATASOURCE_PASSWORD");
        return new Address(given, login);
    }

    private Address ofReeve(Map<String, String> settings) {
        if (settings.isEmpty()) {
            throw new Stop(
                    Exit.MISUSED,
                    "Say which database, or in which folder a Reeve on this machine keeps its own (--data-dir).");
        }
        Properties login = new Properties();
        login.setProperty("user", settings.getOrDefault("PGUSER", ""));
        login.setProperty("password", settings.getOrDefault("PGPASSWORD", ""));
        return new Address(
                "jdbc:postgresql://" + settings.get("PGHOST") + ":" + settings.get("PGPORT") + "/"
                        + settings.get("PGDATABASE"),
                login);
    }

    private void put(Properties login, String name, @Nullable String said, String... variables) {
        String value = said;
        for (String variable : variables) {
            value = value == null ? surroundings.variable(variable) : value;
        }
        if (value != null) {
            login.setProperty(name, value);
        }
    }

    /** Says what the database said; an address may have a password in it and is not repeated. */
    static Stop unreadable(SQLException failure) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        String said = String.valueOf(failure.getMessage());
        if (state.startsWith("28") || state.equals("42501")) {
            return new Stop(Exit.REFUSED, "The database does not let this be read: " + said, failure);
        }
        return state.startsWith("08") || state.startsWith("57")
                ? new Stop(Exit.UNREACHABLE, "The database cannot be reached: " + said, failure)
                : new Stop(Exit.DECLINED, "The database cannot be read: " + said, failure);
    }
}
