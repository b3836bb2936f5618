package io.reeve.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.api.testing.RunningReeve;
import io.reeve.api.testing.Visitor.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The document of the whole application, left in {@code target/openapi.json} for whoever wants to compare it. */
class WholeDocumentE2E {

    private JsonNode document;

    @BeforeEach
    void read() throws IOException {
        Answer answer = RunningReeve.shared().visitor().get("/openapi.json");
        assertThat(answer.status()).isEqualTo(200);
        document = answer.json();
        Files.writeString(Path.of("target", "openapi.json"), answer.text());
    }

    @Test
    void every_operation_has_an_id_of_its_own() {
        List<String> ids = new ArrayList<>();
        document.get("paths")
                .forEach(path -> path.forEach(
                        operation -> ids.add(operation.get("operationId").stringValue())));

        assertThat(ids).isNotEmpty().doesNotHaveDuplicates().noneMatch(String::isBlank);
    }

    @Test
    void no_type_of_ours_shows_through_that_is_not_meant_for_callers() {
        assertThat(document.get("components").get("schemas").propertyNames())
                .isNotEmpty()
                .noneMatch(name -> name.endsWith("View") || name.endsWith("Id") || name.startsWith("Patch"))
                .doesNotContain("Call", "Caller", "PageRequest", "JsonNode", "Until");
    }

    @Test
    void what_the_contract_has_no_null_for_is_left_out() {
        JsonNode fulfillment = document.at("/components/schemas/RequestFulfillmentConfigOutput");
        assertThat(fulfillment.at("/properties/time_based_access/type")).hasToString("\"array\"");
        assertThat(fulfillment.get("required"))
                .hasToString(
                        "[\"manual_instructions\",\"manual_steps_needed\",\"provisioning_group\",\"provisioning_webhook\",\"time_based_access_override\"]");
    }

    /** A name given to the schema of a component, rather than to its type, would become the name of the key. */
    @Test
    void every_key_is_spelled_as_it_is_sent() {
        document.get("components").get("schemas").properties().stream()
                .filter(schema -> !schema.getKey().equals("ScimError")) // whose keys RFC 7644 spells
                .forEach(schema -> assertThat(
                                schema.getValue().path("properties").propertyNames())
                        .as(schema.getKey())
                        .allMatch(key -> key.matches("[a-z][a-z0-9_]*")));
    }
}
