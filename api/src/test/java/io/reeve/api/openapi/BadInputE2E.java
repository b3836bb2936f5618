package io.reeve.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.api.testing.RunningReeve;
import io.reeve.api.testing.RunningReeve.Person;
import io.reeve.api.testing.Visitor;
import io.reeve.api.testing.Visitor.Answer;
import io.reeve.kernel.user.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * What no operation takes, tried on every operation that the published document has: each is refused in the documented
 * shape, names what is wrong, and leaves nothing behind.
 */
class BadInputE2E {

    private static final String SOMETHING = UUID.randomUUID().toString();

    private final RunningReeve reeve = RunningReeve.shared();
    private final Person admin = reeve.person(Role.ADMIN);
    private final JsonNode document = reeve.visitor().get("/openapi.json").json();
    private final List<String> wrong = new ArrayList<>();
    private int tried;

    private record Operation(String method, String path, JsonNode declared) {

        List<JsonNode> parameters(String place) {
            return declared.path("parameters")
                    .valueStream()
                    .filter(parameter -> parameter.get("in").asString().equals(place))
                    .toList();
        }

        JsonNode body() {
            return declared.at("/requestBody/content/application~1json/schema");
        }
    }

    @AfterEach
    void everything_was_refused_and_nothing_recorded() {
        assertThat(wrong).isEmpty();
        assertThat(reeve.database()
                        .jdbc()
                        .sql("select count(*) from reeve.event_readable where metadata ->> 'actor' like ?")
                        .param("person:" + admin.id() + "%")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void what_is_no_id_in_a_path_is_not_found() {
        operations()
                .forEach(operation -> operation.parameters("path").stream()
                        .filter(parameter ->
                                schema(parameter).path("format").asString("").equals("uuid"))
                        .forEach(parameter -> expect(
                                404,
                                operation,
                                operation
                                        .path
                                        .replace("{" + parameter.get("name").asString() + "}", "17")
                                        .replaceAll("\\{[^}]+}", SOMETHING),
                                "{}",
                                null)));
        assertThat(tried).isGreaterThan(30);
    }

    @Test
    void a_value_that_a_parameter_cannot_have_is_named() {
        operations()
                .filter(operation -> operation.body().isMissingNode())
                .forEach(operation -> operation.parameters("query").forEach(parameter -> {
                    if (operation.path.startsWith("/scim/")
                            && !type(schema(parameter)).equals("integer")) {
                        return; // a filter or a path of SCIM, which is a language of its own
                    }
                    String name = parameter.get("name").asString();
                    impossible(schema(parameter))
                            .forEach(value -> expect(
                                    422,
                                    operation,
                                    somewhere(operation) + "?" + name + "="
                                            + value.replaceAll("[\"\\[\\]]", "").replace("\\u0000", "%00")
                                            + othersThatMustBeThere(operation, name),
                                    "",
                                    List.of("query", name)));
                }));
        assertThat(tried).isGreaterThan(80);
    }

    @Test
    void a_value_that_a_body_cannot_have_is_named() {
        operations().filter(operation -> !operation.body().isMissingNode()).forEach(operation -> {
            expect(422, operation, somewhere(operation), "[]", List.of("body"));
            expect(422, operation, somewhere(operation), "{\"cut\": ", List.of("body"));
            resolved(operation.body())
                    .path("properties")
                    .properties()
                    .forEach(property -> impossible(property.getValue())
                            .forEach(value -> expect(
                                    422,
                                    operation,
                                    somewhere(operation),
                                    "{\"" + property.getKey() + "\": " + value + "}",
                                    List.of("body", property.getKey()))));
        });
        assertThat(tried).isGreaterThan(80);
    }

    @Test
    void a_body_that_is_too_large_is_refused_everywhere() {
        String large = "{\"name\": \"" + "x".repeat(1024 * 1024) + "\"}";
        operations()
                .filter(operation -> !operation.body().isMissingNode())
                .forEach(operation -> expect(413, operation, somewhere(operation), large, null));
        assertThat(tried).isGreaterThan(15);
    }

    private Stream<Operation> operations() {
        return document.get("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .map(operation -> new Operation(operation.getKey(), path.getKey(), operation.getValue()))
                        .filter(operation -> operation.declared.path("security").isMissingNode()));
    }

    /** With some id in place of each that the path has, and one of its words where it takes only certain ones. */
    private String somewhere(Operation operation) {
        String path = operation.path.replace("/scim/v2/{type}", "/scim/v2/Users");
        for (JsonNode parameter : operation.parameters("path")) {
            path = path.replace(
                    "{" + parameter.get("name").asString() + "}",
                    schema(parameter).path("enum").path(0).asString(SOMETHING));
        }
        return path;
    }

    private String othersThatMustBeThere(Operation operation, String name) {
        return operation.parameters("query").stream()
                .filter(parameter -> parameter.path("required").asBoolean(false))
                .filter(parameter -> !parameter.get("name").asString().equals(name))
                .map(parameter -> "&" + parameter.get("name").asString() + "="
                        + (type(schema(parameter)).equals("integer") ? "1" : SOMETHING))
                .collect(Collectors.joining());
    }

    /** {@code loc} is where the answer must say that something is wrong; the place of an item lies below its list. */
    private void expect(int status, Operation operation, String target, String body, @Nullable List<String> loc) {
        tried++;
        Visitor door = admin.door();
        boolean sendsBody = !operation.body().isMissingNode();
        Answer answer = door.send(operation.method.toUpperCase(Locale.ROOT), target, sendsBody ? body : null);
        if (!(operation.path.startsWith("/scim/") ? saysInScim(status, loc, answer) : says(status, loc, answer))) {
            wrong.add(operation.method + " " + target + " " + (body.length() > 100 ? "" : body) + " -> "
                    + answer.status() + " " + answer.text());
        }
    }

    private static boolean says(int status, @Nullable List<String> loc, Answer answer) {
        return answer.status() == status
                && answer.json().has("detail")
                && (loc == null
                        || answer.json()
                                .path("detail")
                                .valueStream()
                                .anyMatch(detail -> isAt(detail.path("loc"), loc)));
    }

    /** RFC 7644, 3.12: there is no 422, but a kind of 400, and one sentence for everything. */
    private static boolean saysInScim(int status, @Nullable List<String> loc, Answer answer) {
        int expected = status == 422 ? 400 : status;
        JsonNode error = answer.json();
        return answer.status() == expected
                && "application/scim+json".equals(answer.header("Content-Type"))
                && error.at("/schemas/0").asString("").equals("urn:ietf:params:scim:api:messages:2.0:Error")
                && error.path("status").asString("").equals(Integer.toString(expected))
                && (status != 422 || error.path("scimType").asString("").startsWith("invalid"))
                && error.path("detail").asString("").contains(loc == null ? "" : loc.getLast());
    }

    private static boolean isAt(JsonNode loc, List<String> expected) {
        return loc.valueStream()
                .map(JsonNode::asString)
                .limit(expected.size())
                .toList()
                .equals(expected);
    }

    /** JSON values, each of which the schema has no room for. */
    private List<String> impossible(JsonNode declared) {
        JsonNode schema = resolved(declared);
        if (schema.has("enum")) {
            return List.of("\"NO_SUCH\"");
        }
        List<String> values = new ArrayList<>();
        if (schema.has("minimum")) {
            values.add(Long.toString(schema.get("minimum").asLong() - 1));
        }
        if (schema.has("maximum")) {
            values.add(Long.toString(schema.get("maximum").asLong() + 1));
        }
        values.addAll(
                switch (type(schema)) {
                    case "integer", "number" -> List.of("\"many\"");
                    case "boolean" -> List.of("\"maybe\"");
                    case "object" -> List.of("\"text\"", "17");
                    case "array" -> impossible(schema.path("items"));
                    case "string" ->
                        switch (schema.path("format").asString("")) {
                            case "uuid" -> List.of("\"17\"");
                            case "date-time" -> List.of("\"yesterday\"");
                            default -> List.of("\"a\\u0000b\"");
                        };
                    default -> List.<String>of();
                });
        return type(schema).equals("array")
                ? values.stream().map(value -> "[" + value + "]").toList()
                : values;
    }

    private static String type(JsonNode schema) {
        return Stream.of(schema.path("type"), schema.path("type").path(0))
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .findFirst()
                .orElse("");
    }

    private JsonNode schema(JsonNode parameter) {
        return resolved(parameter.get("schema"));
    }

    /** Through references, and to what is meant where null is allowed beside it. */
    private JsonNode resolved(JsonNode schema) {
        JsonNode named = schema;
        while (true) {
            if (named.has("$ref")) {
                named = document.at(named.get("$ref").asString().substring(1));
            } else if (named.has("anyOf")) {
                named = named.get("anyOf").get(0);
            } else {
                return named;
            }
        }
    }
}
