package io.reeve.query.audit;

import io.reeve.kernel.Metadata;
import io.reeve.kernel.Uuids;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;

/**
 * By what an event can be found: every id it speaks of, who acted, and the chain of causes it belongs to. Ids are what is
 * typed as one in the event's record, however deep; whose ids they are makes no difference, because no two things share one.
 */
final class EventKeys {

    private final ClassValue<Method[]> accessors = new ClassValue<>() {
        @Override
        protected Method[] computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getAccessor)
                    .toArray(Method[]::new);
        }
    };

    Set<UUID> of(EventMessage<?> event) {
        return of(event, new HashMap<>());
    }

    /** {@code known} keeps what was derived for events before: the same people and things come again and again. */
    Set<UUID> of(EventMessage<?> event, Map<Named, UUID> known) {
        Set<UUID> keys = new LinkedHashSet<>();
        ids(event.getPayload(), id -> keys.add(known.computeIfAbsent(new Named("id", id), named -> concerning(id))));
        Object actor = event.getMetaData().get(Metadata.ACTOR);
        if (actor != null) {
            keys.add(known.computeIfAbsent(new Named("actor", actor), named -> actor(actor.toString())));
        }
        Object correlation = event.getMetaData().get(Metadata.CORRELATION_ID);
        if (correlation != null) {
            keys.add(known.computeIfAbsent(
                    new Named("correlation", correlation), named -> correlation(correlation.toString())));
        }
        return keys;
    }

    /** What a key is derived from. */
    record Named(String kind, Object value) {}

    static UUID concerning(UUID id) {
        return Uuids.derived("concerning", id);
    }

    /** A person is found whichever token they used. */
    static UUID actor(String text) {
        String[] parts = text.split(":", 3);
        return Uuids.derived(
                "actor", parts[0].equals("person") && parts.length == 3 ? parts[0] + ":" + parts[1] : text);
    }

    static UUID correlation(String id) {
        return Uuids.derived("correlation", id);
    }

    private void ids(@Nullable Object value, Consumer<UUID> found) {
        switch (value) {
            case UUID id -> found.accept(id);
            case Record fields -> {
                for (Method accessor : accessors.get(fields.getClass())) {
                    ids(read(accessor, fields), found);
                }
            }
            case Collection<?> many -> many.forEach(one -> ids(one, found));
            case Map<?, ?> entries -> entries.values().forEach(one -> ids(one, found));
            case null, default -> {}
        }
    }

    private static @Nullable Object read(Method accessor, Object fields) {
        try {
            return accessor.invoke(fields);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("an event hides what it says: " + accessor, e);
        }
    }
}
