package io.reeve.api.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How the database of a data folder is reached while it runs, in a file that only its owner can read. For people with
 * {@code psql}: {@code set -a; . data/postgresql.env; psql}.
 */
record ConnectionFile(String host, int port, String user, String password, String database) {

    private static final String NAME = "postgresql.env";

    void write(DataFolder data) throws IOException {
        new SecretFile(data.resolve(NAME)).write("""
                PGHOST=%s
                PGPORT=%d
                PGUSER=%s
                PGPASSWORD=%s
                PGDATABASE=%s
                """.formatted(host, port, user, password, database));
    }

    /** As it was last written; the server may have stopped since. */
    static ConnectionFile read(Path folder) throws IOException {
        Map<String, String> values = Files.readString(folder.resolve(NAME))
                .lines()
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        return new ConnectionFile(
                said(values, "PGHOST"),
                Integer.parseInt(said(values, "PGPORT")),
                said(values, "PGUSER"),
                said(values, "PGPASSWORD"),
                said(values, "PGDATABASE"));
    }

    private static String said(Map<String, String> values, String name) throws IOException {
        String value = values.get(name);
        if (value == null) {
            throw new IOException(NAME + " does not say " + name);
        }
        return value;
    }

    String url() {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database;
    }

    /** Not the password. */
    @Override
    public String toString() {
        return "ConnectionFile[url=" + url() + "]";
    }
}
