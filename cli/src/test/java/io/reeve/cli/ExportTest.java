package io.reeve.cli;

import static io.reeve.cli.PlayedServer.Answer.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What stands beside an export, when the server that sends it goes away and when it is asked for something else. */
class ExportTest {

    private static final String CHECKPOINT = """
            log.example
            9
            AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=

            \u2014 log.example AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
            """;

    @RegisterExtension
    final PlayedServer server = new PlayedServer();

    private final List<String> asked = new ArrayList<>();
    private String events = "";

    @TempDir
    Path folder;

    @BeforeEach
    void play() {
        server.at("/audit/events", exchange -> {
            asked.add(String.valueOf(exchange.getRequestURI()));
            return ok(events);
        });
        server.at("/audit/log/checkpoint", _ -> ok(CHECKPOINT));
        server.at("/audit/log/range", _ -> ok("{\"first\":1,\"last\":2,\"tree_size\":9,\"hashes\":[]}"));
    }

    @Test
    void what_broke_off_has_no_proof_until_it_has_gone_on_to_the_end() throws IOException {
        events = line(1) + line(2);
        assertThat(export()).isZero();
        assertThat(beside()).containsExactly("log", "log.proof", "log.query");

        events = line(3) + line(4).substring(0, 7);
        assertThat(export()).isEqualTo(3);
        assertThat(Files.readString(log())).isEqualTo(line(1) + line(2) + line(3));
        assertThat(beside()).containsExactly("log", "log.query");
        assertThat(type("audit", "verify", "export", log().toString())).isEqualTo(6);
        assertThat(server.err.toString()).contains("There is no " + log() + ".proof");

        events = line(4);
        assertThat(export()).isZero();
        assertThat(beside()).containsExactly("log", "log.proof", "log.query");
    }

    @Test
    void while_nothing_comes_the_proof_of_what_is_there_stays() throws IOException {
        events = line(1) + line(2);
        assertThat(export()).isZero();
        server.goAway();
        assertThat(export()).isEqualTo(3);
        assertThat(beside()).contains("log.proof");
    }

    @Test
    void a_file_goes_on_with_the_question_it_began_with_and_no_other() throws IOException {
        events = line(1) + line(2);
        assertThat(export("--feature", "user", "--after", "0", "--to", "2")).isZero();
        asked.clear();

        assertThat(export()).isEqualTo(6);
        assertThat(export("--feature", "role")).isEqualTo(6);
        assertThat(export("--feature", "user", "--since", "2026-01-01T00:00:00Z"))
                .isEqualTo(6);
        assertThat(export("--feature", "user", "--after", "5")).isEqualTo(6);
        assertThat(server.err.toString())
                .contains("'stored /audit/events?feature=user'", "'stored /audit/events?feature=role'")
                .contains("ends with position 2");
        assertThat(asked).isEmpty();
        assertThat(Files.readString(log())).isEqualTo(line(1) + line(2));

        events = line(7);
        assertThat(export("--feature", "user", "--limit", "1")).isZero();
        assertThat(Files.readString(log())).isEqualTo(line(1) + line(2) + line(7));
        assertThat(beside()).as("some are left out").containsExactly("log", "log.query");
    }

    private int export(String... filters) {
        return type(Stream.concat(Stream.of("audit", "export", log().toString()), Stream.of(filters))
                .toArray(String[]::new));
    }

    private int type(String... words) {
        return server.type(folder, words);
    }

    private Path log() {
        return folder.resolve("log");
    }

    private List<String> beside() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Path::getFileName).map(Path::toString).sorted().toList();
        }
    }

    private static String line(long position) {
        return "{\"position\":%d,\"payload\":\"{}\"}\n".formatted(position);
    }
}
