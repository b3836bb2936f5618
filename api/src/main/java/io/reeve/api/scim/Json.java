package io.reeve.api.scim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.utils.JsonUtils;
import org.jspecify.annotations.Nullable;

/** Reads and writes SCIM documents. Attribute names of what it reads are found without regard to case (RFC 7643, 2.1). */
final class Json {

    private static final ObjectMapper MAPPER = JsonUtils.createObjectMapper();

    private Json() {}

    static ObjectNode object() {
        return JsonUtils.getJsonNodeFactory().objectNode();
    }

    static ArrayNode array() {
        return JsonUtils.getJsonNodeFactory().arrayNode();
    }

    static ObjectNode parse(String body) throws BadRequestException {
        try {
            if (MAPPER.readTree(body) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw BadRequestException.invalidSyntax("The body is not well-formed JSON: " + e.getOriginalMessage());
        }
        throw BadRequestException.invalidSyntax("The body must be a JSON object.");
    }

    static <T> T read(ObjectNode node, Class<T> type) throws BadRequestException {
        try {
            return MAPPER.treeToValue(node, type);
        } catch (JsonProcessingException e) {
            throw BadRequestException.invalidSyntax("The body is not a valid message: " + e.getOriginalMessage());
        }
    }

    static String write(Object document) {
        try {
            return MAPPER.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a document of our own cannot be written", e);
        }
    }

    static ObjectNode tree(Object document) {
        return MAPPER.valueToTree(document);
    }

    /** The text at the field, {@code null} when it is absent, null or empty; anything but text is refused. */
    static @Nullable String text(JsonNode parent, String field) throws BadRequestException {
        JsonNode value = parent.path(field);
        if (value.isMissingNode()
                || value.isNull()
                || (value.isTextual() && value.textValue().isEmpty())) {
            return null;
        }
        if (!value.isTextual()) {
            throw BadRequestException.invalidValue("The attribute '" + field + "' must be a string.");
        }
        return value.textValue();
    }
}
