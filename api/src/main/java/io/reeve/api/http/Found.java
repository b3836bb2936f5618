package io.reeve.api.http;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The things one answer speaks of: looked up once, found by their ids. */
public record Found<I, V>(Map<I, V> byId) {

    public static <I, V> Found<I, V> of(Collection<V> things, Function<? super V, ? extends I> id) {
        return new Found<>(things.stream().collect(Collectors.toMap(id, Function.identity())));
    }

    /** None for no id, and for one that stands for nothing. */
    public @Nullable V find(@Nullable I id) {
        return id == null ? null : byId.get(id);
    }

    /** Those that there are, in the order of the ids. */
    public List<V> all(Collection<I> ids) {
        return ids.stream().map(byId::get).filter(Objects::nonNull).toList();
    }
}
