package io.reeve.query.projection;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The projections of the application; no two share a group. */
record Projections(List<Declared> all) {

    static Projections of(Stream<Class<?>> types) {
        Set<String> groups = new HashSet<>();
        List<Declared> all = types.map(Declared::by).toList();
        for (Declared projection : all) {
            if (!groups.add(projection.group())) {
                throw new IllegalStateException("two classes fill " + projection.group() + ": a view is one class");
            }
        }
        return new Projections(all);
    }

    Declared named(String name) {
        return all.stream()
                .filter(projection -> projection.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no view " + name));
    }
}
