package io.reeve.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTest {

    @Test
    void text_of_every_script_is_kept_and_so_are_the_other_control_characters() {
        assertThat(Text.canBeKept("")).isTrue();
        assertThat(Text.canBeKept("Zoë, 東京, \uD83D\uDE00\uD83D\uDE00\n\t\u0001\u007F\uFFFD\uFFFF"))
                .isTrue();
    }

    @Test
    void the_character_that_no_database_text_can_hold_is_not() {
        assertThat(Text.canBeKept("\0")).isFalse();
        assertThat(Text.canBeKept("a\0b")).isFalse();
    }

    @Test
    void half_of_a_pair_is_not_wherever_it_stands() {
        assertThat(Text.canBeKept("\uD83D")).isFalse();
        assertThat(Text.canBeKept("a\uD83Db")).isFalse();
        assertThat(Text.canBeKept("\uDE00\uD83D")).isFalse();
        assertThat(Text.canBeKept("\uD83D\uD83D\uDE00")).isFalse();
        assertThat(Text.canBeKept("\uD83D\uDE00\uDE00")).isFalse();
    }
}
