package io.reeve.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateTimesTest {

    @Test
    void rule_1_a_time_is_written_to_the_second_without_a_zone() {
        assertThat(DateTimes.naive(Instant.parse("2026-03-12T16:09:14.999999Z")))
                .isEqualTo("2026-03-12T16:09:14");
    }

    @ParameterizedTest
    @CsvSource({"2026-03-12T16:09:14,2026-03-12T16:09:15Z", "2026-03-12T16:09:14.5Z,2026-03-12T16:09:14.500001Z"})
    void an_end_is_included_and_so_is_its_whole_second(String text, Instant firstInstantAfter) {
        assertThat(Until.of(text).before()).isEqualTo(firstInstantAfter);
    }
}
