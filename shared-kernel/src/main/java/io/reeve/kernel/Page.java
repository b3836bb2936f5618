package io.reeve.kernel;

import java.util.List;
import java.util.function.Function;

/** One page of a longer list; {@code total} counts the whole list. Pages are numbered from 1. */
public record Page<T>(List<T> items, long total, int page, int size) {

    public Page {
        items = List.copyOf(items);
    }

    /** How many pages the whole list has; 0 when it is empty. */
    public long pages() {
        return (total + size - 1) / size;
    }

    public <R> Page<R> map(Function<? super T, ? extends R> change) {
        return new Page<R>(items.stream().<R>map(change).toList(), total, page, size);
    }
}
