package io.reeve.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A server that a test plays, and what is typed at a command line that finds it. */
final class PlayedServer implements AfterEachCallback {

    final StringWriter out = new StringWriter();
    final StringWriter err = new StringWriter();
    final Map<String, @Nullable String> variables = new HashMap<>();
    final String url;
    private final HttpServer server;

    PlayedServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.start();
        url = "http://127.0.0.1:" + server.getAddress().getPort();
        variables.put("REEVE_URL", url);
    }

    /** What it says to everything that is asked below this path. */
    void at(String path, Function<HttpExchange, Answer> says) {
        server.createContext(path, exchange -> {
            try (exchange) {
                Answer answer = says.apply(exchange);
                byte[] body = answer.body.getBytes(UTF_8);
                exchange.sendResponseHeaders(answer.status, body.length == 0 ? -1 : body.length);
                if (body.length > 0) {
                    exchange.getResponseBody().write(body);
                }
            }
        });
    }

    /** With the exit code of the command. */
    int type(Path folder, String... words) {
        return ReeveCommand.in(new Surroundings(variables::get, folder, false))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(words);
    }

    void goAway() {
        server.stop(0);
    }

    @Override
    public void afterEach(ExtensionContext test) {
        goAway();
    }

    record Answer(int status, String body) {

        static Answer ok(String body) {
            return new Answer(200, body);
        }
    }
}
