package io.reeve.command.eventstore;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Fills a record with values that are the same each time, everything in it included. */
final class SampleRecords {

    private static final UUID ID = UUID.fromString("01999999-0000-7000-8000-000000000001");

    private SampleRecords() {}

    static Object of(Class<?> record) {
        RecordComponent[] components = record.getRecordComponents();
        try {
            var constructor = record.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(Arrays.stream(components)
                    .map(component -> value(component.getGenericType(), component.getName()))
                    .toArray());
        } catch (NoSuchMethodException | InstantiationException | IllegalAccessException e) {
            throw new IllegalStateException("cannot make a sample of " + record.getName(), e);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("a sample of " + record.getName() + " is refused", e.getCause());
        }
    }

    private static Object value(Type type, String name) {
        return switch (type) {
            case ParameterizedType generic -> container(generic, name);
            case Class<?> plain -> plain(plain, name);
            default -> throw new IllegalStateException("no sample for " + name + " of type " + type);
        };
    }

    private static Object container(ParameterizedType type, String name) {
        Type[] of = type.getActualTypeArguments();
        Class<?> raw = (Class<?>) type.getRawType();
        if (raw == List.class) {
            return List.of(value(of[0], name));
        } else if (raw == Set.class) {
            return Set.of(value(of[0], name));
        } else if (raw == Map.class) {
            return Map.of(value(of[0], name), value(of[1], name));
        } else if (raw == Optional.class) {
            return Optional.of(value(of[0], name));
        }
        throw new IllegalStateException("no sample for " + name + " of type " + type);
    }

    private static Object plain(Class<?> type, String name) {
        if (type == String.class) {
            return name;
        } else if (type == UUID.class) {
            return ID;
        } else if (type == Instant.class) {
            return Instant.parse("2026-11-22T12:34:56.789012Z");
        } else if (type == LocalDate.class) {
            return LocalDate.parse("2026-11-22");
        } else if (type == Duration.class) {
            return Duration.ofHours(36);
        } else if (type == int.class || type == Integer.class) {
            return 2;
        } else if (type == long.class || type == Long.class) {
            return 3L;
        } else if (type == boolean.class || type == Boolean.class) {
            return true;
        } else if (type.isEnum()) {
            return type.getEnumConstants()[0];
        } else if (type.isSealed()) {
            return plain(type.getPermittedSubclasses()[0], name);
        } else if (type.isRecord()) {
            return of(type);
        }
        throw new IllegalStateException("no sample for " + name + " of type " + type.getName());
    }
}
