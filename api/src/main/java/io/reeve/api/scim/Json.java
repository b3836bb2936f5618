package io.reeve.api.scim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.utils.JsonUtils;
import io.reeve.kernel.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

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

    /** A document of ours, which lies beside the code. */
    static ObjectNode document(String name) {
        try (InputStream in = new ClassPathResource("scim/" + name).getInputStream()) {
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException | BadRequestException e) {
            throw new IllegalStateException("scim/" + name + " cannot be read", e);
        }
    }

    /** The object that {@code field} is, a missing node when it is absent or null; anything else is refused. */
    static JsonNode object(JsonNode value, String field) throws BadRequestException {
        if (value.isMissingNode() || value.isNull()) {
            return MissingNode.getInstance();
        }
        if (!value.isObject()) {
            throw BadRequestException.invalidValue("The attribute '" + field + "' must be an object.");
        }
        return value;
    }

    /** The values of {@code field}, none when there is nothing or null; one alone need not be in a list. */
    static Iterable<JsonNode> list(JsonNode values, String field) throws BadRequestException {
        if (values.isMissingNode() || values.isNull()) {
            return List.of();
        }
        if (!values.isContainerNode()) {
            throw BadRequestException.invalidValue("The attribute '" + field + "' must be a list.");
        }
        return values.isArray() ? values : List.of(values);
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
