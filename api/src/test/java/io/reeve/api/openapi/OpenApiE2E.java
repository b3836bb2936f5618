package io.reeve.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.api.testing.DoorAlone;
import io.reeve.api.testing.Visitor;
import io.reeve.api.testing.Visitor.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@DoorAlone
class OpenApiE2E {

    private Visitor visitor;
    private JsonNode document;

    @BeforeEach
    void read(@LocalServerPort int port) throws IOException {
        visitor = Visitor.at(port);
        Answer answer = visitor.get("/openapi.json");
        document = answer.json();
        Files.writeString(Path.of("target", "openapi-door.json"), answer.text());
    }

    @Test
    void the_document_is_of_the_version_that_knows_null() {
        assertThat(document.get("openapi").stringValue()).startsWith("3.1");
    }

    @Test
    void a_body_requires_what_its_record_cannot_do_without() {
        assertThat(operation("/sample/things", "post")
                        .at("/requestBody/required")
                        .booleanValue())
                .isTrue();
        assertThat(schema("NewThing").get("required")).hasToString("[\"count\",\"lively\",\"name\"]");
        assertThat(operation("/sample/notes", "post")
                        .at("/requestBody/required")
                        .asBoolean(false))
                .isFalse();
    }

    @Test
    void what_is_only_answered_has_all_its_keys() {
        assertThat(schema("ThingAnswer").get("required"))
                .hasToString(
                        "[\"approvers_stage_2\",\"colour\",\"created_at\",\"description\",\"id\",\"name\",\"own_time\"]");
        assertThat(schema("ThingAnswer").at("/properties/description/type")).hasToString("[\"string\",\"null\"]");
    }

    @Test
    void a_record_that_only_holds_an_id_is_not_an_id() {
        assertThat(schema("Holder").at("/properties/id/format")).hasToString("\"uuid\"");
        assertThat(schema("NewThing").at("/properties/holder/anyOf/0/$ref").stringValue())
                .endsWith("/Holder");
    }

    @Test
    void a_change_requires_nothing() {
        assertThat(schema("ThingPatch").path("required").isMissingNode()).isTrue();
        assertThat(schema("ThingPatch").at("/properties/redirect_url/type")).hasToString("[\"string\",\"null\"]");
    }

    @Test
    void names_are_those_of_the_wire() {
        assertThat(schema("NewThing").get("properties").propertyNames()).contains("approvers_stage_2", "short_text");
        assertThat(parameter("/sample/echo", "name_search").get("required").booleanValue())
                .isFalse();
        assertThat(document.get("paths").path("/sample/things/{thing_id}").isMissingNode())
                .isFalse();
        assertThat(parameter("/sample/things/{thing_id}", "thing_id").get("in").stringValue())
                .isEqualTo("path");
    }

    @Test
    void parameters_tell_their_defaults_and_bounds() {
        assertThat(parameter("/sample/echo", "exact_match").at("/schema/default"))
                .hasToString("false");
        assertThat(parameter("/sample/echo", "limit").at("/schema/maximum")).hasToString("100");
        assertThat(parameter("/sample/echo", "colours").at("/schema/type")).hasToString("\"array\"");
        assertThat(parameter("/sample/echo", "until").at("/schema/format")).hasToString("\"date-time\"");
    }

    @Test
    void a_page_has_its_two_parameters_and_its_name() {
        assertThat(parameter("/sample/things", "page").get("schema"))
                .hasToString("{\"type\":\"integer\",\"default\":1,\"minimum\":1}");
        assertThat(parameter("/sample/things", "size").get("schema"))
                .hasToString("{\"type\":\"integer\",\"default\":50,\"maximum\":100,\"minimum\":1}");
        assertThat(operation("/sample/things", "get")
                        .at("/responses/200/content/application~1json/schema/$ref")
                        .stringValue())
                .endsWith("/Page_ThingAnswer_");
        assertThat(schema("Page_ThingAnswer_").get("required"))
                .hasToString("[\"items\",\"page\",\"pages\",\"size\",\"total\"]");
    }

    @Test
    void every_operation_behind_the_door_says_how_it_fails() {
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    JsonNode operation = method.getValue();
                    if (operation.path("security").isMissingNode()) {
                        assertThat(operation.get("responses").propertyNames())
                                .as(path.getKey())
                                .contains("401", "403", "422", "503");
                        assertThat(operation
                                        .at("/responses/422/content/application~1json/schema/$ref")
                                        .stringValue())
                                .endsWith("/HTTPValidationError");
                        assertThat(operation
                                        .at("/responses/503/headers/Retry-After/schema/type")
                                        .asString())
                                .isEqualTo("integer");
                    }
                }));
        assertThat(operation("/sample/things/{thing_id}", "get")
                        .get("responses")
                        .propertyNames())
                .contains("404", "501")
                .doesNotContain("409");
    }

    @Test
    void an_operation_without_an_answer_has_none() {
        assertThat(operation("/sample/notes", "post").at("/responses/204").propertyNames())
                .doesNotContain("content");
    }

    @Test
    void what_is_open_asks_for_no_token() {
        assertThat(operation("/info", "get").get("security")).hasToString("[]");
        assertThat(document.get("security")).hasToString("[{\"HTTPBearer\":[]}]");
    }

    @Test
    void there_is_a_page_to_try_it() {
        assertThat(visitor.get("/docs").status()).isEqualTo(302);
        assertThat(visitor.get("/swagger-ui/index.html").text()).contains("swagger-ui");
    }

    private JsonNode operation(String path, String method) {
        return document.get("paths").get(path).get(method);
    }

    private JsonNode schema(String name) {
        return document.get("components").get("schemas").get(name);
    }

    private JsonNode parameter(String path, String name) {
        for (JsonNode parameter : operation(path, "get").get("parameters")) {
            if (parameter.get("name").stringValue().equals(name)) {
                return parameter;
            }
        }
        throw new AssertionError("no parameter " + name + " in " + operation(path, "get"));
    }
}
