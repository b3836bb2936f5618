package io.reeve.api.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Answers that hold one resource. */
final class Answers {

    static final String SCIM_JSON = "application/scim+json";

    private Answers() {}

    static ResponseEntity.BodyBuilder resource(HttpStatus status, ObjectNode resource) {
        return ResponseEntity.status(status).eTag(version(resource));
    }

    static String version(ObjectNode resource) {
        return resource.path("meta").path("version").asText();
    }
}
