package io.reeve.api.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.HandlerMethod;

/** Says of every operation what it can answer besides success. */
@Component
class ErrorAnswers implements GlobalOperationCustomizer {

    private static final String INVALID = "HTTPValidationError";
    private static final String ERROR = "Error";
    private static final String SCIM_ERROR = "ScimError";

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        ApiResponses answers = operation.getResponses();
        boolean scim = operation.getTags() != null && operation.getTags().contains("SCIM");
        boolean open =
                operation.getSecurity() != null && operation.getSecurity().isEmpty();
        if (!open) {
            add(answers, "401", "No valid token was shown.", ERROR);
            add(answers, "403", "The caller may not do this.", ERROR);
            add(answers, scim ? "400" : "422", "Something in the request is not valid.", INVALID);
            add(answers, "503", "Not available right now; try again after Retry-After seconds.", ERROR);
            Objects.requireNonNull(answers.get("503"))
                    .addHeaderObject(
                            "Retry-After",
                            new Header()
                                    .description("How many seconds to wait before the next try.")
                                    .required(true)
                                    .schema(typed("integer")));
        }
        if (Arrays.stream(method.getMethodParameters()).anyMatch(p -> p.hasParameterAnnotation(PathVariable.class))) {
            add(answers, "404", "No such thing, or none that the caller may know of.", ERROR);
        }
        if (!open && !method.hasMethodAnnotation(GetMapping.class)) {
            add(answers, "409", "The state of the thing does not allow this.", ERROR);
        }
        answers.forEach((status, answer) -> {
            if (status.startsWith("4") || status.startsWith("5")) {
                answer.setContent(
                        scim
                                ? content("application/scim+json", SCIM_ERROR)
                                : json(status.equals("422") ? INVALID : ERROR));
            }
        });
        return operation;
    }

    private static void add(ApiResponses answers, String status, String meaning, String schema) {
        answers.putIfAbsent(status, new ApiResponse().description(meaning).content(json(schema)));
    }

    private static Content json(String schema) {
        return content("application/json", schema);
    }

    private static Content content(String type, String schema) {
        return new Content()
                .addMediaType(type, new MediaType().schema(new JsonSchema().$ref("#/components/schemas/" + schema)));
    }

    @SuppressWarnings("rawtypes")
    static Map<String, Schema> schemas() {
        Map<String, Schema> schemas = new LinkedHashMap<>();
        schemas.put(ERROR, object(Map.of("detail", typed("string")), List.of("detail")));
        schemas.put(
                SCIM_ERROR,
                object(
                        Map.of(
                                "schemas", listOf(typed("string")),
                                "status", typed("string"),
                                "scimType", typed("string"),
                                "detail", typed("string")),
                        List.of("schemas", "status", "detail")));
        JsonSchema step = new JsonSchema();
        step.setAnyOf(List.of(typed("string"), typed("integer")));
        schemas.put(
                "ValidationError",
                object(
                        Map.of(
                                "loc", listOf(step),
                                "msg", typed("string"),
                                "type", typed("string"),
                                "input", new JsonSchema()),
                        List.of("loc", "msg", "type")));
        schemas.put(
                INVALID,
                object(
                        Map.of("detail", listOf(new JsonSchema().$ref("#/components/schemas/ValidationError"))),
                        List.of()));
        return schemas;
    }

    private static Schema<?> object(Map<String, Schema<?>> properties, List<String> required) {
        Schema<?> object = typed("object");
        properties.forEach(object::addProperty);
        object.setRequired(required);
        return object;
    }

    private static Schema<?> listOf(Schema<?> items) {
        Schema<?> list = typed("array");
        list.setItems(items);
        return list;
    }

    private static Schema<?> typed(String type) {
        JsonSchema schema = new JsonSchema();
        schema.addType(type);
        return schema;
    }
}
