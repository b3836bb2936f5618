package io.reeve.api.http;

import io.reeve.kernel.Page;
import java.util.List;
import java.util.function.Function;

/** A page as the published contract spells it: the numbers are always there, also on an empty page. */
public record PageAnswer<T>(List<T> items, long total, int page, int size, long pages) {

    public static <T> PageAnswer<T> of(Page<T> page) {
        return new PageAnswer<>(page.items(), page.total(), page.page(), page.size(), page.pages());
    }

    public static <V, T> PageAnswer<T> of(Page<V> page, Function<? super V, ? extends T> answer) {
        return of(page.<T>map(answer));
    }

    /** For items that are put together by the page, not one by one: what is looked up for them is looked up once. */
    public static <V, T> PageAnswer<T> composed(Page<V> page, Function<? super List<V>, ? extends List<T>> answers) {
        return new PageAnswer<>(
                List.copyOf(answers.apply(page.items())), page.total(), page.page(), page.size(), page.pages());
    }
}
