package io.reeve.api.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.messages.PatchOpType;
import com.unboundid.scim2.common.messages.PatchOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a PATCH body (RFC 7644, 3.5.2), and the dialects of it that large providers speak: operations in capitals, values
 * without a path whose keys are paths themselves, booleans as text. What it says of attributes that we do not keep is left
 * out, as it is from what is posted and put.
 */
final class Patches {

    private static final Pattern PRIMARY_AS_TEXT =
            Pattern.compile("\\bprimary\\s+eq\\s+\"(?:true|false)\"", Pattern.CASE_INSENSITIVE);

    private final Declared declared;

    Patches(Declared declared) {
        this.declared = declared;
    }

    List<PatchOperation> parse(ObjectNode body) throws BadRequestException {
        if (!(body.path("Operations") instanceof ArrayNode operations) || operations.isEmpty()) {
            throw BadRequestException.invalidSyntax("A patch needs a list of 'Operations'.");
        }
        List<PatchOperation> parsed = new ArrayList<>();
        for (JsonNode operation : operations) {
            if (!(operation instanceof ObjectNode object)) {
                throw BadRequestException.invalidSyntax("Each of the 'Operations' must be an object.");
            }
            String op = Json.text(object, "op");
            if (op == null) {
                throw BadRequestException.invalidSyntax("Each of the 'Operations' needs an 'op'.");
            }
            parse(op.toLowerCase(Locale.ROOT), Json.text(object, "path"), object.get("value"), parsed);
        }
        return parsed;
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

    private void parse(String op, @Nullable String path, @Nullable JsonNode value, List<PatchOperation> into)
            throws BadRequestException {
        String plain = path == null ? "" : plain(path);
        if (!plain.isEmpty()) {
            parsePath(op, plain, value, into);
        } else if (value instanceof ObjectNode values && !values.isEmpty()) {
            parseValues(op, values, into);
        } else {
            into.add(operation(op, null, value));
        }
    }

    private void parsePath(String op, String plain, @Nullable JsonNode value, List<PatchOperation> into)
            throws BadRequestException {
        Path path = Path.fromString(plain);
        if (declared.isOnlyRead(path)) {
            throw BadRequestException.mutability("The attribute '" + plain + "' is not changed here.");
        }
        boolean changesNothing = value instanceof ObjectNode values && values.isEmpty();
        if (declared.has(path) && !changesNothing) {
            // To have no value and to have null is the same (RFC 7643, 2.5).
            boolean isTakenAway = op.equals("replace") && value != null && value.isNull();
            into.add(isTakenAway ? operation("remove", plain, null) : operation(op, plain, value));
        }
    }

    private void parseValues(String op, ObjectNode values, List<PatchOperation> into) throws BadRequestException {
        ObjectNode rest = Json.object();
        for (Map.Entry<String, JsonNode> value : values.properties()) {
            if (value.getKey().contains(".") || value.getKey().contains(":")) {
                parse(op, value.getKey(), value.getValue(), into);
            } else {
                rest.set(value.getKey(), value.getValue());
            }
        }
        if (!rest.isEmpty()) {
            into.add(operation(op, null, rest));
        }
    }

    /** The path without the name of the resource's own schema, empty when nothing else is left. */
    private String plain(String path) {
        String plain = PRIMARY_AS_TEXT
                .matcher(path)
                .replaceAll(match -> match.group().toLowerCase(Locale.ROOT).replace("\"", ""));
        String core = declared.core();
        if (plain.regionMatches(true, 0, core, 0, core.length())) {
            return plain.substring(core.length()).replaceFirst("^:", "");
        }
        // A schema's name without more is taken for an attribute, unless it ends like this.
        return declared.extensions().stream().anyMatch(plain::equalsIgnoreCase) ? plain + ":" : plain;
    }

    private static PatchOperation operation(String op, @Nullable String path, @Nullable JsonNode value)
            throws BadRequestException {
        ObjectNode operation = Json.object().put("op", op);
        if (path != null) {
            operation.put("path", path);
        }
        if (value != null) {
            operation.set("value", value);
        }
        return Json.read(operation, PatchOperation.class);
    }
}
