package io.reeve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class TableTest {

    private final StringWriter shown = new StringWriter();
    private final PrintWriter out = new PrintWriter(shown, true);

    @Test
    void columns_are_as_wide_as_they_must_be_and_numbers_stand_to_the_right() {
        new Table("NAME", "EVENTS", "NOTE")
                .row("a", 5, "x")
                .row("a longer name", new JsonMapper().readTree("1200"), null)
                .print(out);
        assertThat(shown.toString().lines())
                .containsExactly("NAME           EVENTS  NOTE", "a                   5  x", "a longer name    1200  -");
    }

    @Test
    void what_others_wrote_does_not_command_the_terminal() {
        new Table("NAME").row("\u001b[2Jred\u0007\n\u202egnp.exe").print(out);
        assertThat(shown.toString().lines()).containsExactly("NAME", "[2Jred   gnp.exe");
    }

    @Test
    void a_bar_is_drawn_for_people_and_gone_in_the_end() {
        try (ProgressBar bar = new ProgressBar(out, true)) {
            bar.at(1, 2, "half");
            bar.at(2, 2, "not drawn again at once");
        }
        assertThat(shown.toString())
                .contains("[###############...............] 50%  half")
                .doesNotContain("at once")
                .endsWith("\r\u001b[K");
    }

    @Test
    void nobody_looking_on_sees_no_bar() {
        try (ProgressBar bar = new ProgressBar(out, false)) {
            bar.at(1, 2, "half");
        }
        assertThat(shown.toString()).isEmpty();
    }
}
