package io.reeve.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** A database on the PostgreSQL that the measured server runs, so that ceiling and server stand on the same ground. */
record Database(String host, String port, String name, String user, String password) {

    /** The server's own, as the file says that it wrote. */
    static Database ofServer(Path dataFolder) throws IOException {
        Map<String, String> settings;
        try (var lines = Files.lines(dataFolder.resolve("postgresql.env"))) {
            settings =
                    lines.map(line -> line.split("=", 2)).collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        }
        return new Database(
                setting(settings, "PGHOST"),
                setting(settings, "PGPORT"),
                setting(settings, "PGDATABASE"),
                setting(settings, "PGUSER"),
                setting(settings, "PGPASSWORD"));
    }

    private static String setting(Map<String, String> settings, String name) {
        return Objects.requireNonNull(settings.get(name), name);
    }

    /** An empty one beside it. */
    Database fresh(String name) throws SQLException {
        try (Connection connection = asSuperuser("postgres").connect();
                Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists " + name);
            statement.execute("create database " + name + " owner " + user);
        }
        return new Database(host, port, name, user, password);
    }

    /** For what only the superuser of the server may do. */
    Database asSuperuser(String database) {
        return new Database(host, port, database, "postgres", password);
    }

    String url() {
        return "jdbc:postgresql://%s:%s/%s".formatted(host, port, name);
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), user, password);
    }

    long number(String query) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }
}
