package io.reeve.api.http;

import io.reeve.kernel.Patch;
import io.reeve.kernel.Text;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Turns a body into a record and tells everything that is wrong with it at once. The shape is walked here, by the record's
 * own declaration: a component is required unless it is {@code @Nullable} or a {@link Patch}. Single values are read by
 * Jackson, and constraints are checked on every record that could be made.
 */
@Component
final class BodyReader {

    private static final List<Object> BODY = List.of("body");

    private final JsonMapper mapper;
    private final Validator validator;
    private final ClassValue<Shape> shapes = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            return Shape.of(type);
        }
    };

    BodyReader(WireJson json, Validator validator) {
        this.mapper = json.mapper();
        this.validator = validator;
    }

    /** Throws {@link InvalidInputs}. */
    Object read(byte[] body, Type type) {
        JsonNode tree = tree(body);
        List<InvalidInput> unkeepable = new ArrayList<>();
        findUnkeepable(tree, BODY, unkeepable);
        if (!unkeepable.isEmpty()) {
            throw new InvalidInputs(unkeepable); // before anything else could say what was found
        }
        Reading reading = new Reading();
        Object value = reading.value(tree, type, null, BODY);
        if (value == null || !reading.wrong.isEmpty()) {
            throw new InvalidInputs(reading.wrong);
        }
        return value;
    }

    private JsonNode tree(byte[] body) {
        try {
            JsonNode tree = mapper.readTree(body);
            if (tree.isMissingNode() || tree.isNull()) {
                throw new InvalidInputs(InvalidInput.missing(BODY));
            }
            return tree;
        } catch (JacksonException e) {
            long at = e.getLocation() == null ? 0 : e.getLocation().getByteOffset();
            throw new InvalidInputs(
                    new InvalidInput(List.of("body", Math.max(at, 0)), "The body is no JSON.", "json_invalid", null));
        }
    }

    /** Texts and keys that {@link Text} has no room for; a key is named by where it stands. */
    private static void findUnkeepable(JsonNode node, List<Object> loc, List<InvalidInput> found) {
        if (node.isString() && !Text.canBeKept(node.stringValue())) {
            found.add(InvalidInput.unkeepable(loc));
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            findUnkeepable(node.get(i), InvalidInput.at(loc, i), found);
        }
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            if (Text.canBeKept(entry.getKey())) {
                findUnkeepable(entry.getValue(), InvalidInput.at(loc, entry.getKey()), found);
            } else {
                found.add(InvalidInput.unkeepable(loc));
            }
        }
    }

    /** One body being read; collects what is wrong. A null result of a method here means that something was. */
    private final class Reading {

        private final List<InvalidInput> wrong = new ArrayList<>();

        @Nullable
        Object value(JsonNode node, Type type, @Nullable AnnotatedType annotated, List<Object> loc) {
            Class<?> raw = raw(type);
            if (raw == JsonNode.class) {
                return node;
            } else if (raw == Object.class) {
                return mapper.treeToValue(node, Object.class);
            } else if (raw == List.class) {
                return node.isArray() ? list(node, argument(annotated, type, 0), loc) : wrong(raw, loc, node);
            } else if (raw == Map.class) {
                return node.isObject() ? map(node, argument(annotated, type, 1), loc) : wrong(raw, loc, node);
            } else if (raw.isRecord() && !TypedId.is(raw)) {
                return node.isObject() ? record(node, raw, loc) : wrong(raw, loc, node);
            } else {
                return single(node, type, raw, loc);
            }
        }

        private @Nullable Object wrong(Class<?> wanted, List<Object> loc, JsonNode found) {
            wrong.add(InvalidInput.notA(wanted, loc, found));
            return null;
        }

        private @Nullable Object single(JsonNode node, Type type, Class<?> raw, List<Object> loc) {
            if (raw.isEnum() && !node.isString()) {
                return wrong(raw, loc, node);
            }
            try {
                return mapper.treeToValue(node, mapper.constructType(type));
            } catch (JacksonException e) {
                return wrong(raw, loc, node);
            }
        }

        private List<@Nullable Object> list(JsonNode node, Argument element, List<Object> loc) {
            List<@Nullable Object> values = new ArrayList<>();
            for (int i = 0; i < node.size(); i++) {
                values.add(orNull(node.get(i), element.type, element.annotated, InvalidInput.at(loc, i)));
            }
            return values;
        }

        private Map<String, @Nullable Object> map(JsonNode node, Argument value, List<Object> loc) {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            node.properties()
                    .forEach(entry -> values.put(
                            entry.getKey(),
                            orNull(
                                    entry.getValue(),
                                    value.type,
                                    value.annotated,
                                    InvalidInput.at(loc, entry.getKey()))));
            return values;
        }

        private @Nullable Object orNull(JsonNode node, Type type, @Nullable AnnotatedType annotated, List<Object> loc) {
            if (!node.isNull() && !standsForNoId(node, raw(type))) {
                return value(node, type, annotated, loc);
            }
            return isNullable(annotated) ? null : wrong(raw(type), loc, node);
        }

        private @Nullable Object record(JsonNode node, Class<?> type, List<Object> loc) {
            int before = wrong.size();
            Shape shape = shapes.get(type);
            @Nullable Object[] values = new Object[shape.components.size()];
            for (int i = 0; i < values.length; i++) {
                Part part = shape.components.get(i);
                values[i] = component(node.path(part.name), part, InvalidInput.at(loc, part.name));
            }
            if (wrong.size() > before) {
                return null;
            }
            Object made = shape.make(values);
            for (ConstraintViolation<Object> violation : validator.validate(made)) {
                wrong.add(broken(violation, loc));
            }
            return made;
        }

        private @Nullable Object component(JsonNode node, Part part, List<Object> loc) {
            if (raw(part.type) == Patch.class) {
                if (node.isMissingNode()) {
                    return Patch.keep();
                }
                Argument inner = argument(part.annotated, part.type, 0);
                boolean none = node.isNull() || standsForNoId(node, raw(inner.type));
                return Patch.to(none ? null : value(node, inner.type, inner.annotated, loc));
            }
            if (node.isMissingNode()) {
                if (!isNullable(part.annotated)) {
                    wrong.add(InvalidInput.missing(loc));
                }
                return null;
            }
            return orNull(node, part.type, part.annotated, loc);
        }

        private static InvalidInput broken(ConstraintViolation<Object> violation, List<Object> loc) {
            List<Object> place = new ArrayList<>(loc);
            for (Path.Node step : violation.getPropertyPath()) {
                if (step.getName() != null && !step.getName().startsWith("<")) {
                    place.add(WireName.of(step.getName()));
                }
                if (step.getIndex() != null) {
                    place.add(step.getIndex());
                }
            }
            String constraint = violation
                    .getConstraintDescriptor()
                    .getAnnotation()
                    .annotationType()
                    .getSimpleName();
            return new InvalidInput(
                    place, violation.getMessage(), WireName.of(constraint), violation.getInvalidValue());
        }
    }

    /** Clients send an empty text where they have no id. */
    private static boolean standsForNoId(JsonNode node, Class<?> wanted) {
        return node.isString() && node.stringValue().isEmpty() && (wanted == UUID.class || TypedId.is(wanted));
    }

    private static boolean isNullable(@Nullable AnnotatedType type) {
        return type != null && type.isAnnotationPresent(Nullable.class);
    }

    private static Class<?> raw(Type type) {
        return switch (type) {
            case Class<?> plain -> plain;
            case ParameterizedType generic -> (Class<?>) generic.getRawType();
            default -> throw new IllegalArgumentException("a body cannot be read into " + type);
        };
    }

    private static Argument argument(@Nullable AnnotatedType annotated, Type type, int index) {
        if (annotated instanceof AnnotatedParameterizedType generic) {
            AnnotatedType argument = generic.getAnnotatedActualTypeArguments()[index];
            return new Argument(argument.getType(), argument);
        }
        return new Argument(((ParameterizedType) type).getActualTypeArguments()[index], null);
    }

    private record Argument(Type type, @Nullable AnnotatedType annotated) {}

    private record Part(String name, Type type, AnnotatedType annotated) {}

    /** What there is to know of a record type, looked up once. */
    private record Shape(List<Part> components, Constructor<?> constructor) {

        static Shape of(Class<?> type) {
            RecordComponent[] components = type.getRecordComponents();
            try {
                Constructor<?> constructor = type.getDeclaredConstructor(
                        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
                constructor.setAccessible(true);
                return new Shape(
                        Arrays.stream(components)
                                .map(c -> new Part(WireName.of(c.getName()), c.getGenericType(), c.getAnnotatedType()))
                                .toList(),
                        constructor);
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException("a record without its canonical constructor: " + type, e);
            }
        }

        Object make(@Nullable Object[] values) {
            try {
                return constructor.newInstance(values);
            } catch (InvocationTargetException e) {
                if (e.getCause() instanceof RuntimeException refusal) {
                    throw refusal;
                }
                throw new IllegalStateException(e);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
