package io.reeve.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a retry says of letters, by a server at which the first of a sequence is handled and the next one is refused. */
class DeadLettersTest {

    private final StringWriter out = new StringWriter();
    private final List<String> letters = new ArrayList<>(List.of(
            letter("first", "view-task", "1"),
            letter("second", "view-task", "1"),
            letter("other", "view-task", "2"),
            letter("namesake", "view-user", "1")));
    private HttpServer server;

    @TempDir
    Path folder;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/admin/dead_letters", exchange -> {
            byte[] body = "{\"items\":[%s],\"pages\":1}"
                    .formatted(String.join(",", letters))
                    .getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.createContext("/admin/dead_letters/first/retry", exchange -> {
            letters.removeFirst();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void a_letter_whose_sequence_goes_on_to_one_that_is_refused_is_not_good() {
        assertThat(retryFirst()).isEqualTo(1);
        assertThat(out.toString()).startsWith("second: ").doesNotContain("other", "namesake");
    }

    @Test
    void a_letter_that_is_the_last_of_its_sequence_is_handled() {
        letters.remove(1);
        assertThat(retryFirst()).isZero();
    }

    private int retryFirst() {
        Map<String, @Nullable String> variables =
                Map.of("REEVE_URL", "http://127.0.0.1:" + server.getAddress().getPort());
        return ReeveCommand.in(new Surroundings(variables::get, folder, false))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(new StringWriter()))
                .execute("deadletters", "retry", "first");
    }

    private static String letter(String id, String processor, String sequence) {
        return "{\"id\":\"%s\",\"processor\":\"%s\",\"sequence\":\"%s\",\"cause\":{\"type\":\"T\",\"message\":\"no\"}}"
                .formatted(id, processor, sequence);
    }
}
