package io.reeve.api.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.exceptions.ScimException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The attributes that are shown of a resource (RFC 7644, 3.4.2.5 and 3.10): only some, or all but some; of an attribute
 * with several values the same part of each. {@code schemas} and {@code id} are always there.
 */
final class Shown {

    static final Shown VERSION = new Shown(List.of(List.of("meta", "version")), List.of());

    private static final List<String> ALWAYS = List.of("schemas", "id");

    /** Each is the way to an attribute. None of them: all are shown. */
    private final List<List<String>> only;

    private final List<List<String>> without;

    private Shown(List<List<String>> only, List<List<String>> without) {
        this.only = only;
        this.without = without;
    }

    /** Where both are given the first counts. */
    static Shown of(@Nullable String attributes, @Nullable String excludedAttributes) throws ScimException {
        return new Shown(
                ways(attributes),
                ways(excludedAttributes).stream().filter(way -> !isAlways(way)).toList());
    }

    /** Whether the attribute, or some of it, is. */
    boolean shows(String attribute) {
        return only.isEmpty()
                ? without.stream()
                        .noneMatch(way -> way.size() == 1 && way.getFirst().equalsIgnoreCase(attribute))
                : only.stream().anyMatch(way -> way.getFirst().equalsIgnoreCase(attribute));
    }

    /** The resource itself, when all of it is shown. */
    ObjectNode of(ObjectNode resource) {
        if (only.isEmpty()) {
            return without.isEmpty() ? resource : remaining(resource);
        }
        ObjectNode selected = Json.object();
        Stream.concat(ALWAYS.stream().map(List::of), only.stream()).forEach(way -> copy(resource, selected, way));
        return selected;
    }

    private ObjectNode remaining(ObjectNode resource) {
        ObjectNode remaining = resource.deepCopy();
        without.forEach(way -> remove(remaining, way));
        return remaining;
    }

    private static boolean isAlways(List<String> way) {
        return ALWAYS.stream().anyMatch(way.getFirst()::equalsIgnoreCase);
    }

    private static void copy(ObjectNode from, ObjectNode to, List<String> way) {
        String name = nameIn(from, way.getFirst());
        if (name == null) {
            return;
        }
        List<String> rest = way.subList(1, way.size());
        switch (from.get(name)) {
            case JsonNode whole when rest.isEmpty() -> to.set(name, whole);
            case ObjectNode inner -> {
                ObjectNode selected = to.get(name) instanceof ObjectNode before ? before : Json.object();
                copy(inner, selected, rest);
                if (!selected.isEmpty()) {
                    to.set(name, selected);
                }
            }
            case ArrayNode values -> {
                ArrayNode selected = to.withArrayProperty(name);
                for (int i = 0; i < values.size(); i++) {
                    if (values.get(i) instanceof ObjectNode value) {
                        copy(value, i < selected.size() ? (ObjectNode) selected.get(i) : selected.addObject(), rest);
                    }
                }
            }
            default -> {
                // has no part of that name
            }
        }
    }

    private static void remove(ObjectNode from, List<String> way) {
        String name = nameIn(from, way.getFirst());
        if (name == null) {
            return;
        }
        List<String> rest = way.subList(1, way.size());
        if (rest.isEmpty()) {
            from.remove(name);
        } else if (from.get(name) instanceof ObjectNode inner) {
            remove(inner, rest);
        } else if (from.get(name) instanceof ArrayNode values) {
            values.forEach(value -> {
                if (value instanceof ObjectNode object) {
                    remove(object, rest);
                }
            });
        }
    }

    /** Names of attributes may be written in any case (RFC 7643, 2.1). */
    private static @Nullable String nameIn(ObjectNode node, String wanted) {
        return node.propertyStream()
                .map(property -> property.getKey())
                .filter(wanted::equalsIgnoreCase)
                .findFirst()
                .orElse(null);
    }

    private static List<List<String>> ways(@Nullable String names) throws ScimException {
        List<List<String>> ways = new ArrayList<>();
        for (String name : names == null ? new String[0] : names.split(",")) {
            if (!name.isBlank()) {
                ways.add(way(name.strip()));
            }
        }
        return ways;
    }

    private static List<String> way(String name) throws ScimException {
        for (String extension : List.of(Urns.ENTERPRISE, Urns.REEVE)) {
            if (name.equalsIgnoreCase(extension)) {
                return List.of(extension);
            }
        }
        Path path = Path.fromString(name);
        List<String> way = new ArrayList<>();
        String schema = path.getSchemaUrn();
        if (schema != null && !schema.equalsIgnoreCase(Urns.USER) && !schema.equalsIgnoreCase(Urns.GROUP)) {
            way.add(schema);
        }
        for (int i = 0; i < path.size(); i++) {
            way.add(path.getElement(i).getAttribute());
        }
        if (way.isEmpty()) {
            throw BadRequestException.invalidPath("This is the name of no attribute: " + name);
        }
        return way;
    }
}
