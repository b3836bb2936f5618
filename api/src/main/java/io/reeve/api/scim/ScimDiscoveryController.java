package io.reeve.api.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.exceptions.ResourceNotFoundException;
import com.unboundid.scim2.common.exceptions.ScimException;
import io.reeve.api.http.DoorSettings;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What this server can do and which attributes it knows (RFC 7644, 4). The documents lie beside the code. */
@RestController
@RequestMapping(path = "/scim/v2", produces = Answers.SCIM_JSON)
@Tag(name = "SCIM")
final class ScimDiscoveryController {

    private final ObjectNode configuration;
    private final ArrayNode types = list(Json.document("resource-types.json"));
    private final ArrayNode schemas = list(Json.document("schemas.json"));

    ScimDiscoveryController(DoorSettings settings) {
        this.configuration = Json.document("service-provider-config.json");
        configuration
                .withObject("/bulk")
                .put("maxPayloadSize", settings.maxBody().toBytes());
    }

    @GetMapping("/ServiceProviderConfig")
    ResponseEntity<String> configuration() {
        return ResponseEntity.ok(Json.write(located(configuration, "/ServiceProviderConfig")));
    }

    @GetMapping("/ResourceTypes")
    ResponseEntity<String> types() {
        return list(types, "/ResourceTypes");
    }

    @GetMapping("/ResourceTypes/{id}")
    ResponseEntity<String> type(@PathVariable String id) throws ScimException {
        return one(types, "/ResourceTypes", id);
    }

    @GetMapping("/Schemas")
    ResponseEntity<String> schemas() {
        return list(schemas, "/Schemas");
    }

    @GetMapping("/Schemas/{id}")
    ResponseEntity<String> schema(@PathVariable String id) throws ScimException {
        return one(schemas, "/Schemas", id);
    }

    private static ResponseEntity<String> list(ArrayNode documents, String path) {
        ObjectNode answer = Json.object();
        answer.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:ListResponse");
        answer.put("totalResults", documents.size());
        answer.put("startIndex", 1);
        answer.put("itemsPerPage", documents.size());
        ArrayNode resources = answer.putArray("Resources");
        for (JsonNode document : documents) {
            resources.add(located(
                    (ObjectNode) document, path + "/" + document.path("id").asText()));
        }
        return ResponseEntity.ok(Json.write(answer));
    }

    private static ResponseEntity<String> one(ArrayNode documents, String path, String id) throws ScimException {
        for (JsonNode document : documents) {
            if (document.path("id").asText().equals(id)) {
                return ResponseEntity.ok(Json.write(located((ObjectNode) document, path + "/" + id)));
            }
        }
        throw new ResourceNotFoundException("There is no " + path + "/" + id + ".");
    }

    private static ObjectNode located(ObjectNode document, String path) {
        ObjectNode located = document.deepCopy();
        ((ObjectNode) located.path("meta"))
                .put("location", Locations.ofThisRequest().base() + path);
        return located;
    }

    private static ArrayNode list(ObjectNode document) {
        return (ArrayNode) document.path("Resources");
    }
}
