package io.reeve.api.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.messages.PatchOpType;
import com.unboundid.scim2.common.messages.PatchOperation;
import com.unboundid.scim2.common.messages.PatchRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a PATCH body (RFC 7644, 3.5.2), and the dialects of it that large providers speak: operations in capitals, and
 * values without a path whose keys are paths themselves.
 */
final class Patches {

    private Patches() {}

    static List<PatchOperation> parse(ObjectNode body) throws BadRequestException {
        if (!(body.path("Operations") instanceof ArrayNode operations) || operations.isEmpty()) {
            throw BadRequestException.invalidSyntax("A patch needs a list of 'Operations'.");
        }
        ObjectNode standard = Json.object();
        standard.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:PatchOp");
        ArrayNode spelledOut = standard.putArray("Operations");
        for (JsonNode operation : operations) {
            if (!(operation instanceof ObjectNode object)) {
                throw BadRequestException.invalidSyntax("Each of the 'Operations' must be an object.");
            }
            spellOut(object, spelledOut);
        }
        return Json.read(standard, PatchRequest.class).getOperations();
    }

    /** As RFC 7644, 3.5.2.1 has it: to add to an attribute that has one value already is to replace that value. */
    static void apply(PatchOperation operation, ObjectNode resource) throws ScimException {
        if (operation.getOpType() == PatchOpType.ADD && hasValueFilter(operation.getPath())) {
            try {
                PatchOperation.replace(operation.getPath(), operation.getJsonNode())
                        .apply(resource);
                return;
            } catch (BadRequestException e) {
                if (!BadRequestException.NO_TARGET.equals(e.getScimError().getScimType())) {
                    throw e;
                }
            }
        }
        operation.apply(resource);
    }

    private static boolean hasValueFilter(@Nullable Path path) {
        return path != null && path.size() > 0 && path.getElement(0).getValueFilter() != null;
    }

    private static void spellOut(ObjectNode operation, ArrayNode into) throws BadRequestException {
        String op = Json.text(operation, "op");
        if (op == null) {
            throw BadRequestException.invalidSyntax("Each of the 'Operations' needs an 'op'.");
        }
        operation.put("op", op.toLowerCase(Locale.ROOT));
        if (operation.path("path").isMissingNode() && operation.path("value") instanceof ObjectNode values) {
            for (Map.Entry<String, JsonNode> value : List.copyOf(values.properties())) {
                if (isPath(value.getKey()) && !value.getValue().isObject()) {
                    values.remove(value.getKey());
                    into.addObject()
                            .put("op", op.toLowerCase(Locale.ROOT))
                            .put("path", value.getKey())
                            .set("value", value.getValue());
                }
            }
            if (values.isEmpty()) {
                return;
            }
        }
        into.add(operation);
    }

    private static boolean isPath(String key) {
        return key.contains(".") || key.contains(":");
    }
}
