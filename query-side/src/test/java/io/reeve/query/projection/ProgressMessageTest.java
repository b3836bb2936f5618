package io.reeve.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ProgressMessageTest {

    @Test
    void is_read_as_it_was_written() {
        ProgressMessage message = new ProgressMessage("a1b2c3d4", "view-access-request", List.of(7L, 8L, 11L));

        assertThat(ProgressMessage.parse(message.text())).isEqualTo(message);
    }

    @Test
    void no_message_is_longer_than_postgresql_takes() {
        List<Long> many =
                LongStream.range(0, 5_000).mapToObj(n -> Long.MAX_VALUE - n).toList();

        List<ProgressMessage> messages = ProgressMessage.of("a1b2c3d4", Map.of("view-access-request", many));

        assertThat(messages).allMatch(message -> message.text().getBytes(StandardCharsets.UTF_8).length < 8_000);
        assertThat(messages.stream().flatMap(message -> message.positions().stream()))
                .containsExactlyElementsOf(many);
    }
}
