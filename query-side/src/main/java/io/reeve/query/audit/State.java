package io.reeve.query.audit;

import io.reeve.kernel.audit.FindHistory.Change;
import io.reeve.kernel.audit.FindHistory.Entry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a thing stands, put together from what its events say: each field as the last event has it that says anything of it.
 * Nobody writes down for each kind of thing what its state is; what all events of a family say of themselves, such as the
 * status a request has after them, belongs to it like any field.
 */
final class State {

    /** Fields that tell of the step and not of where it led. */
    private static final Set<String> OF_THE_STEP = Set.of("before", "after", "previous", "changes");

    private final EventWords words;
    private ObjectNode state;

    State(EventWords words) {
        this.words = words;
        this.state = (ObjectNode) words.node(Map.of());
    }

    Entry after(Chronicle.Placed placed) {
        ObjectNode next = state.deepCopy();
        set(next, words.fields(placed.payload()));
        set(next, ofTheFamily(placed.payload()));
        List<Change> changes = new ArrayList<>();
        compare("", state, next, changes);
        state = next;
        return new Entry(words.told(placed), changes, words.plain(state));
    }

    /** An event that belongs to the history of the thing and leaves the thing itself as it is. */
    Entry beside(Chronicle.Placed placed) {
        List<Change> changes = new ArrayList<>();
        compare("", (ObjectNode) words.node(Map.of()), words.fields(placed.payload()), changes);
        return new Entry(words.told(placed), changes, words.plain(state));
    }

    private static void set(ObjectNode state, ObjectNode fields) {
        fields.forEachEntry((name, value) -> {
            if (!value.isNull() && !OF_THE_STEP.contains(name)) {
                state.set(name, value);
            }
        });
    }

    /** What the interface of the family asks every event for and its record does not hold as a field. */
    private ObjectNode ofTheFamily(Object payload) {
        ObjectNode said = (ObjectNode) words.node(Map.of());
        for (Class<?> family : payload.getClass().getInterfaces()) {
            for (Method method : family.getMethods()) {
                if (method.getParameterCount() == 0 && !Modifier.isStatic(method.getModifiers())) {
                    said.set(method.getName(), words.node(ask(method, payload)));
                }
            }
        }
        return said;
    }

    private static @Nullable Object ask(Method method, Object payload) {
        try {
            return method.invoke(payload);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("an event does not say " + method.getName(), e);
        }
    }

    private void compare(String path, JsonNode before, JsonNode after, List<Change> changes) {
        Set<String> names = new LinkedHashSet<>(before.propertyNames());
        names.addAll(after.propertyNames());
        for (String name : names) {
            JsonNode from = before.path(name);
            JsonNode to = after.path(name);
            if (from.equals(to) || (nothing(from) && nothing(to))) {
                continue;
            }
            if (to.isObject() && (from.isObject() || nothing(from))) {
                compare(path + name + ".", from, to, changes);
            } else {
                changes.add(new Change(path + name, value(from), value(to)));
            }
        }
    }

    private static boolean nothing(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private @Nullable Object value(JsonNode node) {
        return nothing(node) ? null : words.plain(node);
    }
}
