package io.reeve.api.scim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.utils.JsonUtils;
import io.reeve.kernel.Text;
import java.util.Map;
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
                requireKeepable(object, "");
                return object;
            }
        } catch (JsonProcessingException e) {
            throw BadRequestException.invalidSyntax("The body is not well-formed JSON: " + e.getOriginalMessage());
        }
        throw BadRequestException.invalidSyntax("The body must be a JSON object.");
    }

    /** Throws with the path of a text, or of what has a key, that {@link Text} has no room for. */
    private static void requireKeepable(JsonNode node, String path) throws BadRequestException {
        if (node.isTextual()) {
            requireKeepable(node.textValue(), path);
        }
        for (JsonNode element : node.isArray() ? node : array()) {
            requireKeepable(element, path);
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            requireKeepable(field.getKey(), path);
            requireKeepable(field.getValue(), path.isEmpty() ? field.getKey() : path + "." + field.getKey());
        }
    }

    private static void requireKeepable(String text, String path) throws BadRequestException {
        if (!Text.canBeKept(text)) {
            String where = path.isEmpty() ? "The body" : "The attribute '" + path + "'";
            throw BadRequestException.invalidValue(where + ": " + Text.WANTED);
        }
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
