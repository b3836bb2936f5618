package io.reeve.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** A running Reeve. What it refuses, and that it cannot be reached, is a {@link Stop}. */
final class Server {

    static final JsonMapper JSON = new JsonMapper();

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PAGE = 100;

    private final URI address;
    private final @Nullable String token;
    private final HttpClient http;

    private Server(URI address, @Nullable String token) {
        this.address = address;
        this.token = token;
        // never follows anybody elsewhere, token and all
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    static Server at(String address, @Nullable String token) {
        try {
            URI uri = new URI(address.replaceAll("/+$", ""));
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if ((scheme.equals("http") || scheme.equals("https")) && uri.getHost() != null) {
                return new Server(uri, token);
            }
        } catch (URISyntaxException e) {
            throw new Stop(Exit.MISUSED, "This is no address of a server: " + address, e);
        }
        throw new Stop(Exit.MISUSED, "The address of a server begins with http:// or https://, not like " + address);
    }

    JsonNode get(Question question) {
        return json(request("GET", question, null));
    }

    String text(Question question) {
        return whole(request("GET", question, null), "*/*");
    }

    /** Nothing where the answer has no body. */
    JsonNode post(Question question, @Nullable JsonNode body) {
        return json(request("POST", question, body));
    }

    void delete(Question question) {
        whole(request("DELETE", question, null), "*/*");
    }

    /** Every item of a list that comes in pages. */
    ArrayNode all(Question question) {
        ArrayNode items = JSON.createArrayNode();
        String path = question.toString();
        String more = path + (path.contains("?") ? "&" : "?") + "size=" + PAGE + "&page=";
        JsonNode page;
        int number = 0;
        do {
            page = json(request("GET", more + ++number, null));
            page.path("items").forEach(items::add);
        } while (number < page.path("pages").asInt());
        return items;
    }

    /** An answer that may be long, or never end. */
    InputStream stream(Question question, String accept) {
        return stream(request("GET", question, null), accept);
    }

    InputStream stream(Question question, ObjectNode body, String accept) {
        return stream(request("POST", question, body), accept);
    }

    private InputStream stream(HttpRequest.Builder request, String accept) {
        HttpResponse<InputStream> response = send(request.header("Accept", accept), BodyHandlers.ofInputStream());
        try {
            if (response.statusCode() != 200) {
                throw refusal(response.statusCode(), new String(response.body().readAllBytes(), UTF_8));
            }
        } catch (IOException e) {
            throw broken(e);
        }
        return response.body();
    }

    private JsonNode json(HttpRequest.Builder request) {
        String body = whole(request.timeout(PATIENCE), "application/json, application/problem+json");
        try {
            return body.isEmpty() ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (JacksonException e) {
            throw new Stop(Exit.DECLINED, address + " does not answer as Reeve does.", e);
        }
    }

    private String whole(HttpRequest.Builder request, String accept) {
        HttpResponse<String> response = send(request.header("Accept", accept), BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw refusal(response.statusCode(), response.body());
        }
        return response.body();
    }

    private HttpRequest.Builder request(String method, Question question, @Nullable JsonNode body) {
        return request(method, question.toString(), body);
    }

    private HttpRequest.Builder request(String method, String path, @Nullable JsonNode body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path));
        if (token != null) {
            authorise(request, token);
        }
        return body == null
                ? request.method(method, BodyPublishers.noBody())
                : request.header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)));
    }

    private static void authorise(HttpRequest.Builder request, String token) {
        try {
            request.header("Authorization", "Bearer " + token);
        } catch (IllegalArgumentException e) {
            // whose message would show it
            throw new Stop(Exit.MISUSED, "A token has no blanks and no control characters in it.");
        }
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
        try {
            return http.send(request.build(), handler);
        } catch (ConnectException | HttpTimeoutException e) {
            throw new Stop(Exit.UNREACHABLE, "Nothing answers at " + address + ". Is Reeve running there?", e);
        } catch (IOException e) {
            throw broken(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stop(Exit.UNREACHABLE, "Interrupted.", e);
        }
    }

    Stop broken(IOException failure) {
        return new Stop(
                Exit.UNREACHABLE, "The connection to " + address + " broke off: " + failure.getMessage(), failure);
    }

    private Stop refusal(int status, String body) {
        String detail = detail(body);
        return switch (status) {
            case 401 ->
                new Stop(
                        Exit.REFUSED,
                        token == null
                                ? address + " wants a token: set REEVE_TOKEN, or give it with --token."
                                : address + " does not know this token, or not any more.");
            case 403 -> new Stop(Exit.REFUSED, detail.isEmpty() ? "You may not do this." : detail);
            case 429, 500, 502, 503, 504 ->
                new Stop(Exit.UNREACHABLE, address + " answers " + status + (detail.isEmpty() ? "." : ": " + detail));
            default -> new Stop(Exit.DECLINED, detail.isEmpty() ? address + " answers " + status + "." : detail);
        };
    }

    /** The sentence in an error answer, or those of all inputs that are to blame. */
    private static String detail(String body) {
        try {
            JsonNode answer = JSON.readTree(body);
            JsonNode detail = answer.path("detail");
            // the inputs stand in the detail itself where a stream was asked for, which accepts no problem details
            JsonNode errors = detail.isArray() ? detail : answer.path("errors");
            return detail.isString() && errors.size() < 2
                    ? detail.asString()
                    : errors.valueStream().map(Server::error).collect(joining(" "));
        } catch (JacksonException e) {
            return "";
        }
    }

    private static String error(JsonNode error) {
        return error.path("loc").valueStream().map(JsonNode::asString).collect(joining(".")) + ": "
                + error.path("msg").asString("");
    }
}
