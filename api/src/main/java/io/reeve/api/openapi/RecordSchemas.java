package io.reeve.api.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.reeve.api.http.TypedId;
import io.reeve.api.http.WireName;
import io.reeve.kernel.Patch;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springframework.stereotype.Component;

/**
 * What a record says of itself, said in the document: a component is required unless it is {@code @Nullable} or a
 * {@link Patch}, or says itself that it is; ids are texts; free JSON is anything.
 */
@Component
class RecordSchemas extends ModelResolver {

    private static final String REFERENCE = "#/components/schemas/";

    RecordSchemas(ObjectMapperProvider mappers) {
        super(mappers.jsonMapper().copy().setPropertyNamingStrategy(new SnakeCase()), new SchemaNames());
        openapi31(true);
    }

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        JavaType java = _mapper.constructType(type.getType());
        Class<?> raw = java.getRawClass();
        if (raw == Patch.class) {
            return context.resolve(type.type(java.containedType(0)));
        } else if (TypedId.is(raw)) {
            return id();
        } else if (raw == tools.jackson.databind.JsonNode.class) {
            return new JsonSchema();
        }
        Schema<?> schema = super.resolve(type, context, chain);
        if (schema != null && raw.isRecord()) {
            declare(definition(schema, context), raw);
        }
        return schema;
    }

    private static Schema<?> id() {
        JsonSchema id = new JsonSchema();
        id.addType("string");
        id.setFormat("uuid");
        return id;
    }

    private static Schema<?> definition(Schema<?> schema, ModelConverterContext context) {
        String reference = schema.get$ref();
        if (reference == null) {
            return schema;
        }
        Schema<?> defined = context.getDefinedModels().get(reference.substring(REFERENCE.length()));
        return defined == null ? schema : defined;
    }

    private static void declare(Schema<?> schema, Class<?> type) {
        @SuppressWarnings("rawtypes")
        Map<String, Schema> properties = schema.getProperties();
        if (properties == null) {
            return;
        }
        List<String> required = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            String name = WireName.of(component.getName());
            boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                    || component.getType() == Patch.class;
            if (nullable && !isLeftOutRatherThanNull(component)) {
                properties.computeIfPresent(name, (_, property) -> orNull(property));
            }
            if (!nullable || isAlwaysThere(component)) {
                required.add(name);
            }
        }
        schema.setRequired(required);
    }

    /** What may be null can still be promised to be there. */
    private static boolean isAlwaysThere(RecordComponent component) {
        var said = component.getAccessor().getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
        return said != null && said.requiredMode() == RequiredMode.REQUIRED;
    }

    private static boolean isLeftOutRatherThanNull(RecordComponent component) {
        JsonInclude said = component.getAccessor().getAnnotation(JsonInclude.class);
        return said != null && said.value() == JsonInclude.Include.NON_NULL;
    }

    private static Schema<?> orNull(Schema<?> property) {
        Set<String> kinds = property.getTypes();
        if (property.getAnyOf() != null || (kinds != null && kinds.contains("null"))) {
            return property; // said already
        }
        if (property.get$ref() == null && property.getEnum() == null) {
            if (kinds != null) {
                property.addType("null");
            }
            return property;
        }
        JsonSchema none = new JsonSchema();
        none.addType("null");
        JsonSchema either = new JsonSchema();
        either.setAnyOf(new ArrayList<>(Arrays.asList(property, none)));
        return either;
    }

    private static final class SnakeCase extends PropertyNamingStrategies.NamingBase {

        private static final long serialVersionUID = 1L;

        @Override
        public String translate(String propertyName) {
            return WireName.of(propertyName);
        }
    }
}
