package io.reeve.api.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;

/**
 * Answers have all their keys, with null where there is nothing, so in what is only answered every key is required. The
 * exception is what its record neither requires nor lets be null: it is left out where there is nothing. What is also sent to
 * us requires what its record requires.
 */
@Component
class AnsweredKeys implements GlobalOpenApiCustomizer {

    @Override
    public void customise(OpenAPI document) {
        @SuppressWarnings("rawtypes")
        Map<String, Schema> schemas = document.getComponents().getSchemas();
        Set<String> sent = new HashSet<>();
        for (PathItem path : document.getPaths().values()) {
            for (Operation operation : path.readOperations()) {
                if (operation.getRequestBody() != null) {
                    for (MediaType media :
                            operation.getRequestBody().getContent().values()) {
                        reach(media.getSchema(), schemas, sent);
                    }
                }
            }
        }
        schemas.forEach((name, schema) -> {
            if (!sent.contains(name) && schema.getProperties() != null) {
                requireAll(schema);
            }
        });
    }

    @SuppressWarnings("rawtypes")
    private static void requireAll(Schema<?> schema) {
        List<String> declared = Objects.requireNonNullElse(schema.getRequired(), List.of());
        List<String> required = new ArrayList<>();
        for (Map.Entry<String, Schema> property : schema.getProperties().entrySet()) {
            if (declared.contains(property.getKey()) || mayBeNull(property.getValue())) {
                required.add(property.getKey());
            }
        }
        schema.setRequired(required);
    }

    private static boolean mayBeNull(Schema<?> schema) {
        if (schema.getAnyOf() != null) {
            return schema.getAnyOf().stream().anyMatch(AnsweredKeys::mayBeNull);
        }
        Set<String> kinds = schema.getTypes();
        return kinds == null ? schema.get$ref() == null : kinds.contains("null");
    }

    @SuppressWarnings("rawtypes")
    private static void reach(@Nullable Schema<?> from, Map<String, Schema> schemas, Set<String> reached) {
        if (from == null) {
            return;
        }
        String reference = from.get$ref();
        if (reference != null) {
            String name = reference.substring(reference.lastIndexOf('/') + 1);
            if (reached.add(name)) {
                reach(schemas.get(name), schemas, reached);
            }
        }
        reach(from.getItems(), schemas, reached);
        if (from.getAdditionalProperties() instanceof Schema<?> values) {
            reach(values, schemas, reached);
        }
        if (from.getProperties() != null) {
            from.getProperties().values().forEach(property -> reach(property, schemas, reached));
        }
        for (List<Schema> either : Arrays.asList(from.getAnyOf(), from.getOneOf(), from.getAllOf())) {
            if (either != null) {
                either.forEach(one -> reach(one, schemas, reached));
            }
        }
    }
}
