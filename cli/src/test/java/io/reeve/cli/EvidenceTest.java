package io.reeve.cli;

import static io.reeve.cli.PlayedServer.Answer.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.cli.PlayedServer.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A bundle is kept when it answers what was asked. */
class EvidenceTest {

    private static final String ID = "5d7c0f0e-0c3e-4a0c-9d8b-0a3b8f2f1a11";
    private static final String QUERY = "{\"about\":\"" + ID + "\",\"since\":null,\"until\":\"2026-03-01T00:00:00Z\"}";

    @RegisterExtension
    final PlayedServer server = new PlayedServer();

    private String header = "";
    private String refusal = "";

    @TempDir
    Path folder;

    @BeforeEach
    void play() {
        server.at("/audit/evidence", _ -> refusal.isEmpty() ? ok(header + """
                {"position":1}
                {"grant_id":"one","from_position":1}
                {"grant_id":"two","from_position":1}
                {"events":1,"picked":1,"held":2}
                {"signature":"signed"}
                """) : new Answer(422, refusal));
    }

    @Test
    void what_is_written_otherwise_is_the_same_question() throws IOException {
        header = header(QUERY);
        assertThat(gather("--about", ID.toUpperCase(Locale.ROOT), "--until", "2026-03-01T01:00:00+01:00"))
                .isZero();
        assertThat(folder.resolve("bundle")).content().startsWith(header).contains("\"one\"", "\"two\"", "signed");
    }

    @Test
    void a_time_without_a_zone_is_utc_as_the_server_takes_it() throws IOException {
        header = header(QUERY);
        assertThat(gather("--about", ID, "--until", "2026-03-01T00:00:00")).isZero();
    }

    @Test
    void an_offset_needs_no_colon_as_the_server_takes_it() throws IOException {
        header = header(QUERY);
        assertThat(gather("--about", ID, "--until", "2026-03-01T01:00:00+0100")).isZero();
    }

    @Test
    void an_input_that_is_refused_is_named() throws IOException {
        refusal = """
                {"detail":[{"loc":["body","until"],"msg":"Must be a date-time.","type":"datetime_parsing","input":"soon"}]}""";
        assertThat(gather("--until", "soon")).isEqualTo(5);
        assertThat(server.err.toString()).contains("body.until: Must be a date-time.");
    }

    @Test
    void the_answer_to_another_question_is_refused_and_nothing_is_left() throws IOException {
        for (String other : new String[] {
            header(QUERY.replace("2026-03-01", "2026-02-01")),
            header(QUERY.replace(ID, ID.replace('5', '6'))),
            header(QUERY.replace("\"since\":null", "\"since\":\"2026-02-01T00:00:00Z\"")),
            header("\"all\""),
            "{\"first\":1,\"last\":1}\n"
        }) {
            header = other;
            assertThat(gather("--about", ID, "--until", "2026-03-01T00:00:00Z"))
                    .as(other)
                    .isEqualTo(1);
            assertThat(folder).isEmptyDirectory();
        }
        assertThat(server.err.toString()).contains("another question");
    }

    private int gather(String... question) {
        String[] words = Stream.concat(
                        Stream.of("audit", "evidence", folder.resolve("bundle").toString()), Stream.of(question))
                .toArray(String[]::new);
        return server.type(folder, words);
    }

    private static String header(String query) {
        return "{\"reeve_evidence\":2,\"query\":" + query + ",\"first\":1,\"last\":1}\n";
    }
}
