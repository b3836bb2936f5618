package io.reeve.api.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.scim2.common.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The attributes that the schemas of one type of resource declare, as clients read it in the schemas themselves. */
record Declared(String core, List<String> extensions, Map<String, Set<String>> names) {

    /** Those that every resource has (RFC 7643, 3.1); no schema declares them. */
    private static final Set<String> COMMON = Set.of("id", "externalid", "meta");

    private static final Set<String> ONLY_READ = Set.of("id", "meta", "groups");

    static Declared by(String core, String... extensions) {
        Map<String, Set<String>> names = new HashMap<>();
        for (JsonNode schema : Json.document("schemas.json").path("Resources")) {
            names.put(
                    lower(schema.path("id").asText()),
                    schema.path("attributes")
                            .valueStream()
                            .map(attribute -> lower(attribute.path("name").asText()))
                            .collect(Collectors.toSet()));
        }
        names.keySet()
                .retainAll(Stream.concat(Stream.of(core), Stream.of(extensions))
                        .map(Declared::lower)
                        .toList());
        names.merge(
                lower(core),
                COMMON,
                (declared, common) ->
                        Stream.concat(declared.stream(), common.stream()).collect(Collectors.toSet()));
        return new Declared(core, List.of(extensions), Map.copyOf(names));
    }

    /** Whether the path is that of a declared attribute, of a part of one, or of all those of an extension. */
    boolean has(Path path) {
        String schema = path.getSchemaUrn();
        Set<String> declared = names.getOrDefault(lower(schema == null ? core : schema), Set.of());
        return path.isRoot() ? !declared.isEmpty() : declared.contains(first(path));
    }

    /** Whether it is the service that says what is there (RFC 7643, 7). */
    boolean isOnlyRead(Path path) {
        return path.getSchemaUrn() == null && !path.isRoot() && ONLY_READ.contains(first(path));
    }

    private static String first(Path path) {
        return lower(path.getElement(0).getAttribute());
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
