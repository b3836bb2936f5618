package io.reeve.api.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.GenericScimResource;
import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.exceptions.ScimException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which attributes a caller wants to see (RFC 7644, 3.4.2.5): only those in {@code attributes}, or all but those in
 * {@code excludedAttributes}. {@code schemas} and {@code id} are always there.
 */
record Selection(@Nullable String attributes, @Nullable String excludedAttributes) {

    static Selection in(ObjectNode search) {
        return new Selection(joined(search.path("attributes")), joined(search.path("excludedAttributes")));
    }

    /** Whether the attribute, or some of it, is wanted. */
    boolean shows(String attribute) throws ScimException {
        if (attributes != null && !attributes.isBlank()) {
            for (String name : names(attributes)) {
                if (isOf(attribute, Path.fromString(name))) {
                    return true;
                }
            }
            return false;
        }
        for (String name : names(excludedAttributes == null ? "" : excludedAttributes)) {
            Path path = Path.fromString(name);
            if (isOf(attribute, path) && path.size() == 1 && path.getElement(0).getValueFilter() == null) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOf(String attribute, Path path) {
        return path.size() > 0 && path.getElement(0).getAttribute().equalsIgnoreCase(attribute);
    }

    ObjectNode of(ObjectNode resource) throws ScimException {
        if (attributes != null && !attributes.isBlank()) {
            return only(resource, names(attributes));
        }
        if (excludedAttributes != null && !excludedAttributes.isBlank()) {
            return without(resource, names(excludedAttributes));
        }
        return resource;
    }

    private static ObjectNode only(ObjectNode resource, List<String> names) throws ScimException {
        GenericScimResource whole = new GenericScimResource(resource);
        ObjectNode selected = Json.object();
        selected.set("schemas", resource.get("schemas"));
        selected.set("id", resource.get("id"));
        for (String name : names) {
            Path path = Path.fromString(name);
            JsonNode value = whole.getValue(path);
            if (value != null && !value.isNull() && !value.isMissingNode()) {
                new GenericScimResource(selected).replaceValue(path, value);
            }
        }
        return selected;
    }

    private static ObjectNode without(ObjectNode resource, List<String> names) throws ScimException {
        ObjectNode remaining = resource.deepCopy();
        for (String name : names) {
            if (!name.equalsIgnoreCase("id") && !name.equalsIgnoreCase("schemas")) {
                new GenericScimResource(remaining).removeValues(name);
            }
        }
        return remaining;
    }

    private static List<String> names(String list) {
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static @Nullable String joined(JsonNode names) {
        if (!(names instanceof ArrayNode array)) {
            return names.isTextual() ? names.textValue() : null;
        }
        List<String> all = new ArrayList<>();
        array.forEach(name -> all.add(name.asText()));
        return String.join(",", all);
    }
}
