package io.reeve.command.eventstore;

import io.reeve.kernel.EventName;
import io.reeve.kernel.Personal;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.axonframework.serialization.Revision;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/**
 * Which name each event record is stored under, and back. Every event has a name of its own and a revision, or the node
 * does not start.
 */
final class EventNames {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)+");

    /**
     * @param personal the fields to seal, with the paths that tell whose they are
     * @param secrets those of them that nobody is ever shown
     */
    record Entry(
            String name, String revision, Class<?> type, Map<String, List<String>> personal, Set<String> secrets) {}

    private final Map<String, Entry> byName = new HashMap<>();
    private final Map<Class<?>, Entry> byType = new HashMap<>();

    private EventNames(List<Class<?>> types) {
        types.forEach(this::add);
    }

    static EventNames scan(List<String> packages) {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(EventName.class, false));
        return new EventNames(packages.stream()
                .flatMap(base -> scanner.findCandidateComponents(base).stream())
                .map(BeanDefinition::getBeanClassName)
                .<Class<?>>map(name -> ClassUtils.resolveClassName(name, EventNames.class.getClassLoader()))
                .toList());
    }

    Optional<Entry> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    Optional<Entry> of(Class<?> type) {
        return Optional.ofNullable(byType.get(type));
    }

    Collection<Entry> all() {
        return byName.values();
    }

    private void add(Class<?> type) {
        String name = type.getAnnotation(EventName.class).value();
        Revision revision = type.getAnnotation(Revision.class);
        require(type.isRecord(), type, "is an event but no record");
        require(
                NAME.matcher(name).matches(),
                type,
                "has a name that is not of the form feature.what_happened: " + name);
        require(revision != null, type, "is an event without @Revision");
        Entry entry = new Entry(name, revision.value(), type, personal(type), secrets(type));
        Entry other = byName.put(name, entry);
        require(other == null, type, "has the name of another event: " + name);
        byType.put(type, entry);
    }

    private static Map<String, List<String>> personal(Class<?> type) {
        Map<String, List<String>> personal = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            Personal mark = component.getAnnotation(Personal.class);
            if (mark != null) {
                for (String path : mark.of()) {
                    require(leadsSomewhere(type, path), type, "has no component that is called " + path);
                }
                personal.put(component.getName(), List.of(mark.of()));
            }
        }
        return Map.copyOf(personal);
    }

    private static boolean leadsSomewhere(Class<?> type, String path) {
        Class<?> part = type;
        for (String name : path.split("\\.", -1)) {
            RecordComponent[] components = part.isRecord() ? part.getRecordComponents() : new RecordComponent[0];
            Optional<RecordComponent> named = Arrays.stream(components)
                    .filter(component -> component.getName().equals(name))
                    .findAny();
            if (named.isEmpty()) {
                return false;
            }
            part = named.get().getType();
        }
        return true;
    }

    private static Set<String> secrets(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> component.isAnnotationPresent(Personal.class)
                        && component.getAnnotation(Personal.class).secret())
                .map(RecordComponent::getName)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static void require(boolean holds, Class<?> type, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(type.getName() + " " + otherwise);
        }
    }
}
