package io.reeve.api.testing;

import static java.net.http.HttpRequest.BodyPublishers.noBody;
import static java.net.http.HttpRequest.BodyPublishers.ofString;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who speaks HTTP to Reeve, with a token or without. */
public record Visitor(URI door, HttpClient http, List<String> headers) {

    private static final JsonMapper JSON = new JsonMapper();

    public static Visitor at(int port) {
        return new Visitor(
                URI.create("http://127.0.0.1:" + port),
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build(),
                List.of());
    }

    public Visitor with(String header, String value) {
        List<String> more = new ArrayList<>(headers);
        more.add(header);
        more.add(value);
        return new Visitor(door, http, more);
    }

    public Visitor bearing(String token) {
        return with("Authorization", "Bearer " + token);
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer delete(String path) {
        return send("DELETE", path, null);
    }

    /** Sends {@code body} as JSON, whether it is JSON or not; none when it is null. */
    public Answer post(String path, @Nullable String body) {
        return send("POST", path, body);
    }

    public Answer patch(String path, String body) {
        return send("PATCH", path, body);
    }

    public Answer send(String method, String path, @Nullable String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(door.resolve(path)).timeout(Duration.ofSeconds(30));
        if (body != null && !headers.contains("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        request.method(method, body == null ? noBody() : ofString(body));
        return send(request.build());
    }

    /** What comes back can be read while it comes. */
    public HttpResponse<InputStream> open(String path) {
        return send(
                HttpRequest.newBuilder(door.resolve(path))
                        .headers(headers.toArray(String[]::new))
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());
    }

    public Answer send(HttpRequest request) {
        return new Answer(send(request, HttpResponse.BodyHandlers.ofString()));
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return http.send(request, handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What came back. */
    public record Answer(HttpResponse<String> response) {

        /** This answer, when it has that status; otherwise the test fails and shows what came instead. */
        public Answer expect(int status) {
            if (status() != status) {
                throw new AssertionError("expected %d, got %d: %s".formatted(status, status(), text()));
            }
            return this;
        }

        public int status() {
            return response.statusCode();
        }

        public String text() {
            return response.body();
        }

        public JsonNode json() {
            return JSON.readTree(response.body());
        }

        public @Nullable String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }
    }
}
