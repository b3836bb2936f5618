package io.reeve.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.api.http.DoorSettings.DateTimeStyle;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

class WireJsonTest {

    private record Moment(Instant createdAt) {}

    @ParameterizedTest
    @CsvSource({"NAIVE,2026-03-12T16:09:14", "RFC3339,2026-03-12T16:09:14.500Z"})
    void rule_1_a_setting_says_how_times_are_written(DateTimeStyle style, String written) {
        WireJson wire = new WireJson(new DoorSettings(style, DataSize.ofMegabytes(1), Duration.ofSeconds(2)));

        assertThat(wire.mapper().writeValueAsString(new Moment(Instant.parse("2026-03-12T16:09:14.500Z"))))
                .isEqualTo("{\"created_at\":\"" + written + "\"}");
    }
}
