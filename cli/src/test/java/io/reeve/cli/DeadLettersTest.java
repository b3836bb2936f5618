package io.reeve.cli;

import static io.reeve.cli.PlayedServer.Answer.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.cli.PlayedServer.Answer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a retry says of letters, by a server at which the first of a sequence is handled and the next one is refused. */
class DeadLettersTest {

    private final List<String> letters = new ArrayList<>(List.of(
            letter("first", "view-task", "1"),
            letter("second", "view-task", "1"),
            letter("other", "view-task", "2"),
            letter("namesake", "view-user", "1")));

    @RegisterExtension
    final PlayedServer server = new PlayedServer();

    @TempDir
    Path folder;

    @BeforeEach
    void play() {
        server.at("/admin/dead_letters", _ -> ok("{\"items\":[%s],\"pages\":1}".formatted(String.join(",", letters))));
        server.at("/admin/dead_letters/first/retry", _ -> {
            letters.removeFirst();
            return new Answer(204, "");
        });
    }

    @Test
    void a_letter_whose_sequence_goes_on_to_one_that_is_refused_is_not_good() {
        assertThat(retryFirst()).isEqualTo(1);
        assertThat(server.out.toString()).startsWith("second: ").doesNotContain("other", "namesake");
    }

    @Test
    void a_letter_that_is_the_last_of_its_sequence_is_handled() {
        letters.remove(1);
        assertThat(retryFirst()).isZero();
    }

    private int retryFirst() {
        return server.type(folder, "deadletters", "retry", "first");
    }

    private static String letter(String id, String processor, String sequence) {
        return "{\"id\":\"%s\",\"processor\":\"%s\",\"sequence\":\"%s\",\"cause\":{\"type\":\"T\",\"message\":\"no\"}}"
                .formatted(id, processor, sequence);
    }
}
