package io.reeve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.cli.PlayedServer.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is typed, which server it goes to and as whom, and what a script learns from how it ends. */
class CommandsTest {

    @RegisterExtension
    final PlayedServer server = new PlayedServer();

    private final List<String> asked = new ArrayList<>();
    private final List<String> tokens = new ArrayList<>();
    private final String url = server.url;
    private int status = 200;
    private String answer = "[]";

    @TempDir
    Path folder;

    @BeforeEach
    void play() {
        server.variables.clear(); // which server it goes to is said by each test
        server.at("/", exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            return new Answer(status, answer);
        });
    }

    @Test
    void the_server_on_this_machine_is_found_and_its_token_used() throws IOException {
        written(url, "lsk_written");
        assertThat(type("projections", "list")).isZero();
        assertThat(asked).containsExactly("GET /admin/projections");
        assertThat(tokens).containsExactly("Bearer lsk_written");
    }

    @Test
    void what_is_said_counts_before_what_is_set_and_that_before_what_is_written() throws IOException {
        written("http://127.0.0.1:1", "lsk_written");
        server.variables.put("REEVE_URL", url);
        server.variables.put("REEVE_TOKEN", "lsk_set");
        assertThat(type("projections", "list")).isZero();
        assertThat(type("projections", "list", "--token", "lsk_said")).isZero();
        server.variables.put("REEVE_URL", "http://127.0.0.1:1");
        assertThat(type("projections", "list", "--url", url + "/")).isZero();
        assertThat(tokens).containsExactly("Bearer lsk_set", "Bearer lsk_said", "Bearer lsk_set");
    }

    @Test
    void the_token_of_the_server_on_this_machine_goes_to_no_other() throws IOException {
        written("http://127.0.0.1:1", "lsk_written");
        type("projections", "list", "--url", url);
        server.variables.put("REEVE_URL", url);
        type("projections", "list");
        assertThat(tokens).containsExactly("null", "null");
    }

    @ParameterizedTest
    @CsvSource({"401,4", "403,4", "404,5", "409,5", "422,5", "503,3", "500,3", "302,5"})
    void how_it_ends_tells_scripts_what_the_server_said(int said, int exit) {
        status = said;
        answer = "{\"detail\":\"A sentence.\"}";
        assertThat(type("projections", "list", "--url", url, "--token", "lsk_one"))
                .isEqualTo(exit);
        assertThat(server.err.toString())
                .startsWith("reeve: ")
                .doesNotContain("lsk_")
                .doesNotContain("\tat ");
        assertThat(server.out.toString()).isEmpty();
    }

    @Test
    void every_input_that_is_to_blame_is_named() {
        status = 422;
        answer = """
                {"detail": "2 inputs are not valid.", "errors": [
                  {"loc": ["query", "since"], "msg": "Must be a date-time."},
                  {"loc": ["query", "person"], "msg": "Must be an id."}]}""";
        assertThat(type("audit", "access", "--url", url)).isEqualTo(5);
        assertThat(server.err.toString()).contains("query.since: Must be a date-time. query.person: Must be an id.");
    }

    @Test
    void no_server_is_an_end_of_its_own() {
        server.goAway();
        assertThat(type("projections", "list", "--url", url)).isEqualTo(3);
        assertThat(server.err.toString()).contains("Nothing answers at " + url);
    }

    @Test
    void what_is_no_reeve_is_told() {
        answer = "<html>";
        assertThat(type("projections", "list", "--url", url)).isEqualTo(5);
        assertThat(server.err.toString()).contains("does not answer as Reeve does");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "projections",
                "nonsense",
                "projections rebuild task token",
                "projections list --nonsense",
                "deadletters retry",
                "deadletters retry one --all",
                "deadletters retry one --sequence two",
                "deadletters discard one",
                "token create",
                "token create --name x --expires-in soon",
                "audit why",
                "audit evidence file",
                "audit events --form xml",
                "audit events --after soon",
                "audit verify checkpoint",
                "completion fish",
                "projections list --url ftp://somewhere",
                "projections list --url not-an-address",
            })
    void what_makes_no_sense_is_refused_before_anything_is_asked(String typed) {
        server.variables.put("REEVE_URL", url);
        String[] words = typed.isEmpty() ? new String[0] : typed.split(" ");
        assertThat(type(words)).isEqualTo(2);
        assertThat(server.err.toString()).startsWith("reeve: ");
        assertThat(asked).isEmpty();
    }

    @Test
    void a_token_with_a_line_in_it_is_refused_and_not_shown() {
        assertThat(type("projections", "list", "--url", url, "--token", "lsk_secret\nX: y"))
                .isEqualTo(2);
        assertThat(server.err.toString()).doesNotContain("secret");
    }

    @Test
    void an_audit_that_left_views_out_has_not_passed() {
        answer = "data:{'state':'AUDITED','not_audited':['token'],'audits':[{'projection':'task','passed':true,"
                .concat("'position':7,'rows':3}]}\n\n")
                .replace('\'', '"');
        assertThat(type("projections", "watch", "1", "--url", url)).isEqualTo(1);
        assertThat(server.out.toString().lines().skip(1).map(line -> line.replaceAll(" +", " ")))
                .containsExactly("task passed 7 3 - - -", "token NOT AUDITED - - - - -");
    }

    @Test
    void a_view_that_later_audits_did_not_compare_is_told() {
        answer = """
                [{"name": "task", "last_audit": {"ended_at": "2026-01-01T03:00:09Z", "passed": true},
                  "missed_audit": {"ended_at": "2026-01-02T03:00:09Z", "state": "GIVEN_UP"}}]""";
        assertThat(type("projections", "list", "--url", url)).isZero();
        assertThat(server.out.toString()).contains("2026-01-01T03:00:09Z passed, MISSED 2026-01-02T03:00:09Z");
    }

    @Test
    void what_is_typed_reaches_the_server_as_it_is() {
        answer = "{\"items\":[],\"next\":null}";
        assertThat(type("audit", "history", "request", "../x y&z", "--url", url))
                .isZero();
        assertThat(type("audit", "access", "--url", url, "--as-of", "2026-01-01T00:00:00+01:00"))
                .isZero();
        assertThat(asked)
                .containsExactly(
                        "GET /audit/history/request/..%2Fx%20y%26z?limit=1000",
                        "GET /audit/access?as_of=2026-01-01T00%3A00%3A00%2B01%3A00&limit=1000");
    }

    @Test
    void a_new_token_stands_alone_on_standard_output() {
        answer = "{\"id\":\"1\",\"user_id\":\"2\",\"token\":\"lsk_new\"}";
        assertThat(type("token", "create", "--name", "x", "--url", url)).isZero();
        assertThat(server.out.toString().strip()).isEqualTo("lsk_new");
        assertThat(server.err.toString()).doesNotContain("lsk_");
    }

    @Test
    void help_tells_every_command_and_how_it_ends() {
        assertThat(type("--help")).isZero();
        assertThat(server.out.toString())
                .contains("projections", "deadletters", "audit", "token", "completion", "Exit codes");
        assertThat(type("audit", "export", "--help")).isZero();
        assertThat(server.out.toString()).contains("stored, lines, cloudevents, ocsf");
    }

    @Test
    void completion_knows_the_commands() {
        assertThat(type("completion", "zsh")).isZero();
        assertThat(server.out.toString()).contains("bashcompinit", "projections", "--as-of");
    }

    private int type(String... words) {
        return server.type(folder, words);
    }

    private void written(String address, String token) throws IOException {
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data/reeve.env"), "REEVE_URL=" + address + "\nREEVE_TOKEN=" + token + "\n");
    }
}
