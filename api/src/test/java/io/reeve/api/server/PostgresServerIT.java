package io.reeve.api.server;

import static io.reeve.testing.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeve.kernel.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.mock.env.MockEnvironment;

/** The server that Reeve brings along, asked itself about what we promise of it. */
class PostgresServerIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** One folder for all tests: what one leaves behind is a start on existing data for the next. */
    @TempDir
    static Path folder;

    private PostgresServer server = started();

    private static PostgresServer started() {
        PostgresServer started = PostgresServer.in(DataFolder.hold(folder));
        started.start();
        return started;
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void what_is_committed_is_on_disk_whatever_the_configuration_file_says() throws Exception {
        server.close();
        Files.writeString(
                folder.resolve("postgresql/postgresql.conf"),
                "\nfsync = off\nsynchronous_commit = off\nfull_page_writes = off\nlisten_addresses = '*'\n",
                StandardOpenOption.APPEND);
        server = started();

        assertThat(setting("fsync")).isEqualTo("on");
        assertThat(setting("synchronous_commit")).isEqualTo("on");
        assertThat(setting("full_page_writes")).isEqualTo("on");
        assertThat(setting("data_checksums")).isEqualTo("on");
        assertThat(setting("listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(setting("unix_socket_directories")).isEmpty();
        assertThat(setting("server_version")).startsWith("18.");
    }

    @Test
    void the_operator_may_tune_what_does_not_touch_durability() throws Exception {
        server.close();
        Files.writeString(
                folder.resolve("postgresql/postgresql.conf"), "\nwork_mem = 9MB\n", StandardOpenOption.APPEND);
        server = started();

        assertThat(setting("work_mem")).isEqualTo("9MB");
    }

    @Test
    void nobody_gets_in_without_the_password() throws Exception {
        for (String user : List.of("reeve", "postgres")) {
            for (String wrong : List.of("", "postgres", "reeve")) {
                assertThatThrownBy(() -> connect(user, wrong).close())
                        .isInstanceOf(SQLException.class)
                        .message()
                        .containsAnyOf("password authentication failed", "the password is an empty string");
            }
        }
        try (Connection connection = connect("postgres", server.password());
                ResultSet rows = connection
                        .createStatement()
                        .executeQuery("select count(*) from pg_hba_file_rules where auth_method <> 'scram-sha-256'")) {
            rows.next();
            assertThat(rows.getInt(1)).isZero();
        }
    }

    @Test
    void reeve_itself_is_no_superuser() throws Exception {
        assertThat(answer("select rolsuper::text from pg_roles where rolname = current_user"))
                .isEqualTo("false");
    }

    @Test
    void what_is_secret_is_for_its_owner_only() throws Exception {
        assertThat(permissions("postgresql.password")).isEqualTo("rw-------");
        assertThat(permissions("postgresql.env")).isEqualTo("rw-------");
        assertThat(permissions("postgresql")).isEqualTo("rwx------");
        assertThat(Files.readString(folder.resolve("postgresql.env"))).contains("PGPASSWORD=" + server.password());
    }

    @Test
    void data_and_password_survive_a_restart() throws Exception {
        answer("create table kept as select 'still here' as words");
        String password = server.password();
        server.close();
        server = started();

        assertThat(server.password()).isEqualTo(password);
        assertThat(answer("select words from kept")).isEqualTo("still here");
    }

    @Test
    void who_shows_the_past_joins_the_server_that_runs() {
        try (GenericApplicationContext context = showingThePastOf(folder)) {
            new EmbeddedPostgres().initialize(context);

            ConfigurableEnvironment environment = context.getEnvironment();
            assertThat(environment.getProperty("spring.datasource.url")).isEqualTo(server.url());
            assertThat(environment.getProperty("spring.datasource.username")).isEqualTo(server.user());
            assertThat(environment.getProperty("spring.datasource.password")).isEqualTo(server.password());
        }
    }

    @Test
    void a_folder_without_a_log_has_no_past_and_none_is_made_in_it(@TempDir Path empty) {
        try (GenericApplicationContext context = showingThePastOf(empty)) {
            assertThatThrownBy(() -> new EmbeddedPostgres().initialize(context))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("There is no log in");
        }
        assertThat(empty).isEmptyDirectory();
    }

    private static GenericApplicationContext showingThePastOf(Path data) {
        MockEnvironment environment = new MockEnvironment().withProperty("reeve.data-dir", data.toString());
        environment.addActiveProfile("past");
        GenericApplicationContext context = new GenericApplicationContext();
        context.setEnvironment(environment);
        return context;
    }

    @Test
    void a_first_start_that_was_cut_short_is_done_again(@TempDir Path other) throws Exception {
        Files.createDirectories(other.resolve("postgresql.half"));
        Files.writeString(other.resolve("postgresql.half/junk"), "half an initdb");
        try (PostgresServer fresh = PostgresServer.in(DataFolder.hold(other))) {
            fresh.start();
            assertThat(fresh.url()).startsWith("jdbc:postgresql://127.0.0.1:");
        }
    }

    @Test
    void data_without_its_password_is_refused_in_a_sentence() throws Exception {
        server.close();
        Path password = folder.resolve("postgresql.password");
        Path away = folder.resolve("away");
        Files.move(password, away);
        try (DataFolder held = DataFolder.hold(folder)) {
            assertThatThrownBy(() -> PostgresServer.in(held))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("postgresql.password");
        } finally {
            Files.move(away, password);
        }
    }

    @Test
    void a_stranger_that_got_the_id_of_the_server_is_neither_feared_nor_harmed() throws Exception {
        server.close();
        Process stranger = new ProcessBuilder("sleep", "600").start();
        try {
            Files.writeString(
                    folder.resolve("postgresql/postmaster.pid"),
                    stranger.pid() + "\n" + folder.resolve("postgresql") + "\n1700000000\n1\n\n127.0.0.1\n");
            server = started();

            assertThat(answer("select 1::text")).isEqualTo("1");
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void a_server_that_was_killed_is_started_again_at_the_same_address() throws Exception {
        answer("create table before_the_kill as select 'committed' as words");
        String url = server.url();
        ProcessHandle killed = serverProcess();
        killed.destroyForcibly();

        soon().atMost(LIMIT)
                .ignoreExceptions()
                .until(() -> Objects.equals(answer("select words from before_the_kill"), "committed"));
        assertThat(server.url()).isEqualTo(url);
        assertThat(serverProcess().pid()).isNotEqualTo(killed.pid());
    }

    @Test
    void a_folder_held_by_another_object_of_this_process_is_refused_too() {
        assertThatThrownBy(() -> DataFolder.hold(folder))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("Another Reeve is running");
    }

    private ProcessHandle serverProcess() throws IOException {
        return RunningServer.of(folder).orElseThrow();
    }

    private String setting(String name) throws SQLException {
        try (Connection connection = connect(Cluster.SUPERUSER, server.password());
                ResultSet rows = connection.createStatement().executeQuery("show " + name)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private String answer(String sql) throws SQLException {
        try (Connection connection = connect(server.user(), server.password());
                var statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            try (ResultSet rows = statement.getResultSet()) {
                return rows.next() ? rows.getString(1) : "";
            }
        }
    }

    private Connection connect(String user, String password) throws SQLException {
        Properties properties = new Properties();
        properties.put("user", user);
        properties.put("password", password);
        return DriverManager.getConnection(
                user.equals("postgres") ? server.url().replaceFirst("/reeve$", "/postgres") : server.url(), properties);
    }

    private static String permissions(String name) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name)));
    }
}
