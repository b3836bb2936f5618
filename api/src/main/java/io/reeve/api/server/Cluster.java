package io.reeve.api.server;

import io.reeve.kernel.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.util.FileSystemUtils;

/**
 * The files of the database server in the data folder. They are made with password authentication from the start, so
 * there is no moment in which a local user gets in without it.
 */
record Cluster(Path path, String password) {

    static final String SUPERUSER = "postgres";

    private static final String VERSION = "18";
    static final String PASSWORD_FILE = "postgresql.password";
    private static final int PASSWORD_BYTES = 24;

    /** Defaults for a small machine. They are only written when the files are made: from then on the operator's. */
    private static final String CONFIGURATION = """

            # ---- chosen by Reeve for a machine of two cores and a few gigabytes; yours to change ----
            # (port, address and what makes commits durable is given when the server is started, and wins)
            max_connections = 60
            shared_buffers = 128MB
            effective_cache_size = 512MB
            work_mem = 8MB
            maintenance_work_mem = 64MB
            random_page_cost = 1.1
            jit = off
            wal_compression = on
            min_wal_size = 256MB
            max_wal_size = 1GB
            checkpoint_timeout = 15min
            idle_in_transaction_session_timeout = 60s
            timezone = 'UTC'
            log_timezone = 'UTC'
            logging_collector = on
            log_directory = 'log'
            log_filename = 'postgresql-%a.log'
            log_rotation_age = 1d
            log_rotation_size = 0
            log_truncate_on_rotation = on
            """;

    /** The cluster in this folder, made if there is none. */
    static Cluster in(DataFolder data, ServerPrograms programs) throws IOException {
        Path path = data.resolve("postgresql");
        Path passwordFile = data.resolve(PASSWORD_FILE);
        if (!Files.exists(path)) {
            new SecretFile(passwordFile).write(newPassword());
            make(path, passwordFile, programs);
        }
        String version = Files.readString(path.resolve("PG_VERSION")).strip();
        if (!version.equals(VERSION)) {
            throw new StartRefused("The data in " + path + " was written by PostgreSQL " + version
                    + ", this Reeve brings PostgreSQL " + VERSION
                    + ": move it with pg_dump, or name a server with SPRING_DATASOURCE_URL.");
        }
        if (!Files.exists(passwordFile)) {
            throw new StartRefused("The password of the data in " + path + " is missing: put the file " + passwordFile
                    + " back, for example from a backup.");
        }
        return new Cluster(path, Files.readString(passwordFile));
    }

    /** Made beside its place and moved there when whole, so that a start that was cut short is simply done again. */
    private static void make(Path path, Path passwordFile, ServerPrograms programs) throws IOException {
        Path half = path.resolveSibling("postgresql.half");
        FileSystemUtils.deleteRecursively(half);
        programs.run(
                "initdb",
                List.of(
                        "--pgdata=" + half,
                        "--username=" + SUPERUSER,
                        "--auth=scram-sha-256",
                        "--pwfile=" + passwordFile,
                        "--encoding=UTF8",
                        "--no-locale",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8"));
        Files.writeString(half.resolve("postgresql.conf"), CONFIGURATION, StandardOpenOption.APPEND);
        Files.move(half, path, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String newPassword() {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** The id that the server wrote down when it started; nothing tells whether it still runs. */
    Optional<Long> recordedProcess() throws IOException {
        if (!Files.exists(processFile())) {
            return Optional.empty();
        }
        return Files.readString(processFile()).lines().findFirst().map(Long::valueOf);
    }

    Path processFile() {
        return path.resolve("postmaster.pid");
    }
}
