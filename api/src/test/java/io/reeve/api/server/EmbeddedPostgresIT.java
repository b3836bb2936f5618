package io.reeve.api.server;

import static io.reeve.testing.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.mock.env.MockEnvironment;

/** What becomes of the server when the process that brought it is stopped, killed, or started twice. */
class EmbeddedPostgresIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    static Path folder;

    private final List<Process> nodes = new ArrayList<>();

    @AfterEach
    void end() throws InterruptedException {
        for (Process node : nodes) {
            node.destroy();
            node.waitFor();
        }
    }

    @Test
    void a_node_that_is_stopped_stops_its_server() throws Exception {
        Process node = running();
        ProcessHandle server = RunningServer.of(folder).orElseThrow();
        node.destroy();

        assertThat(node.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(RunningServer.of(folder)).isEmpty();
        soon().atMost(LIMIT).until(() -> !server.isAlive());
    }

    @Test
    void a_second_start_on_the_same_data_says_so_in_one_sentence_and_leaves_it_alone() throws Exception {
        Process first = running();
        ProcessHandle server = RunningServer.of(folder).orElseThrow();
        Process second = start();
        assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();

        assertThat(second.exitValue()).isNotZero();
        assertThat(said(second))
                .containsOnlyOnce("Another Reeve is running on the data in")
                .doesNotContain("\tat ");
        assertThat(first.isAlive()).isTrue();
        assertThat(RunningServer.of(folder)).contains(server);
        assertThat(answer("select 'untouched'")).isEqualTo("untouched");
    }

    @Test
    void after_a_kill_the_next_start_stops_the_orphan_and_finds_everything() throws Exception {
        Process killed = running();
        ProcessHandle orphan = RunningServer.of(folder).orElseThrow();
        answer("create table before_the_kill as select 'committed' as words");
        killed.destroyForcibly().waitFor();
        assertThat(orphan.isAlive()).as("the server outlives its Reeve").isTrue();

        Process next = running();

        soon().atMost(LIMIT).until(() -> !orphan.isAlive());
        assertThat(next.isAlive()).isTrue();
        assertThat(answer("select words from before_the_kill")).isEqualTo("committed");
    }

    @Test
    void with_a_database_given_none_is_started(@TempDir Path untouched) throws Exception {
        try (GenericApplicationContext context = new GenericApplicationContext()) {
            context.setEnvironment(new MockEnvironment()
                    .withProperty("spring.datasource.url", "jdbc:postgresql://elsewhere/reeve")
                    .withProperty("reeve.data-dir", untouched.toString()));
            new EmbeddedPostgres().initialize(context);

            assertThat(context.getEnvironment().getProperty("spring.datasource.url"))
                    .isEqualTo("jdbc:postgresql://elsewhere/reeve");
        }
        assertThat(untouched).isEmptyDirectory();
    }

    private Process running() throws IOException {
        Process node = start();
        soon().atMost(LIMIT).until(() -> said(node).contains("ready") || !node.isAlive());
        assertThat(node.isAlive()).as(said(node)).isTrue();
        return node;
    }

    private Process start() throws IOException {
        Path output = folder.resolveSibling(folder.getFileName() + "-node-" + nodes.size() + ".log");
        Process node = OtherJava.start(SmallNode.class, output, "--reeve.data-dir=" + folder);
        nodes.add(node);
        return node;
    }

    private String said(Process node) throws IOException {
        return Files.readString(folder.resolveSibling(folder.getFileName() + "-node-" + nodes.indexOf(node) + ".log"));
    }

    /** Asks the server through the file that is made for people with {@code psql}. */
    private static String answer(String sql) throws Exception {
        Map<String, String> settings = new HashMap<>();
        for (String line : Files.readAllLines(folder.resolve("postgresql.env"))) {
            String[] parts = line.split("=", 2);
            settings.put(parts[0], parts[1]);
        }
        String url = "jdbc:postgresql://%s:%s/%s"
                .formatted(settings.get("PGHOST"), settings.get("PGPORT"), settings.get("PGDATABASE"));
        try (Connection connection = DriverManager.getConnection(
                        url, settings.get("PGUSER"), Objects.requireNonNull(settings.get("PGPASSWORD")));
                var statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            try (ResultSet rows = statement.getResultSet()) {
                return rows.next() ? rows.getString(1) : "";
            }
        }
    }
}
