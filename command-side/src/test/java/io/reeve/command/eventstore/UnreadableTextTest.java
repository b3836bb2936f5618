package io.reeve.command.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnreadableTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"name\":\"a\\u0000b\"}|/name",
                "{\"a\":1,\"notes\":{\"PENDING\":[\"b\",\"\\u0000\"]}}|/notes/PENDING/1",
                "{\"half\":\"\\ud83d\"}|/half",
                "{\"half\":\"\\ude00\\ud83d\"}|/half",
                "{\"name\":\"\\\\\\u0000\"}|/name"
            })
    void it_is_found_and_its_place_told(String event, String place) {
        assertThat(in(event)).contains(place);
    }

    @Test
    void it_is_found_in_the_names_of_fields_too() {
        assertThat(in("{\"attributes\":{\"a\\u0000\":\"b\"}}")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\":\"Zoë, 東京, \uD83D\uDE00\",\"number\":0}",
                "{\"name\":\"a\\u0001\\u001f\\ud83d\\ude00\"}",
                "{\"path\":\"C:\\\\u0000\"}"
            })
    void everything_else_is_left_alone(String event) {
        assertThat(in(event)).isEmpty();
    }

    private static Optional<String> in(String event) {
        return UnreadableText.in(event.getBytes(StandardCharsets.UTF_8));
    }
}
