package io.reeve.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.cli.ReeveCommand;
import io.reeve.cli.Surroundings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a node is started with, by what was typed. */
class StartTest {

    private final List<Settings> starts = new ArrayList<>();
    private final StringWriter err = new StringWriter();

    @Test
    void serve_hands_on_what_was_said_and_leaves_the_rest_to_the_environment() {
        assertThat(type("serve")).isZero();
        assertThat(type("serve", "--port", "0", "--data-dir=here", "--demo")).isZero();
        assertThat(type("serve", "--port=8081", "--reeve.admin-email=a@example.com"))
                .isZero();
        assertThat(starts.stream().map(settings -> List.of(settings.arguments())))
                .containsExactly(
                        List.of(),
                        List.of("--server.port=0", "--reeve.data-dir=here", "--reeve.demo=true"),
                        List.of("--server.port=8081", "--reeve.admin-email=a@example.com"));
    }

    @Test
    void replay_needs_a_moment() {
        assertThat(type("replay")).isEqualTo(2);
        assertThat(type("replay", "--until", "300")).isZero();
        assertThat(starts.getFirst().arguments()).contains("--reeve.replay.until=300", "--server.port=8090");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--prot=", "--port=x", "--prot", "here", "--port"})
    void what_makes_no_sense_starts_nothing(String typed) {
        assertThat(type("serve", typed)).isEqualTo(2);
        assertThat(err.toString()).startsWith("reeve: ").doesNotContain("Exception");
        assertThat(starts).isEmpty();
    }

    @Test
    void settings_alone_are_no_command() {
        assertThat(Settings.isSetting("--server.port=0")).isTrue();
        assertThat(Settings.isSetting("--help")).isFalse();
        assertThat(Settings.isSetting("serve")).isFalse();
    }

    private int type(String... words) {
        return ReeveCommand.in(
                        new Surroundings(_ -> null, Path.of(""), false),
                        new Serve(starts::add),
                        new Replay(starts::add))
                .setErr(new PrintWriter(err, true))
                .execute(words);
    }
}
