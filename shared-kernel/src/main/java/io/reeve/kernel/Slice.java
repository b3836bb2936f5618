package io.reeve.kernel;

import java.util.List;

/** A part of a longer list from any place in it; {@code total} counts the whole list. */
public record Slice<T>(List<T> items, long total) {

    public Slice {
        items = List.copyOf(items);
    }
}
