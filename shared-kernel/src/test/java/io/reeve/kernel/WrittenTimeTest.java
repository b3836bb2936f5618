package io.reeve.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenTimeTest {

    @ParameterizedTest
    @CsvSource({
        "2026-03-12T16:09:14,2026-03-12T16:09:14Z",
        "2026-03-12T16:09:14Z,2026-03-12T16:09:14Z",
        "2026-03-12T16:09,2026-03-12T16:09:00Z",
        "2026-03-12T16:09:14.123456,2026-03-12T16:09:14.123456Z",
        "2026-03-12T16:09:14+02:00,2026-03-12T14:09:14Z",
        "2026-03-12T16:09:14 02:00,2026-03-12T14:09:14Z",
        "2026-03-12T16:09:14+0200,2026-03-12T14:09:14Z",
        "2026-03-12T16:09:14.123456-0230,2026-03-12T18:39:14.123456Z",
        "2026-03-12T16:09:14 0200,2026-03-12T14:09:14Z",
        "2026-03-12 16:09:14,2026-03-12T16:09:14Z"
    })
    void rule_1_a_time_is_read_with_a_zone_or_without_which_means_utc(String text, Instant expected) {
        assertThat(WrittenTime.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "yesterday", "2026-03-12", "1773331754", "2026-13-12T16:09:14", "2026-03-12T16:09:14+2500"})
    void anything_else_is_no_time(String text) {
        assertThatThrownBy(() -> WrittenTime.parse(text)).isInstanceOf(DateTimeException.class);
    }
}
