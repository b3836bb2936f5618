package io.reeve.kernel;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a partial change says about one value: leave it, or make it this, which may be {@code null} to clear it. Merging
 * happens where the present value is decided upon, in the aggregate, so that two changes of different parts never undo
 * each other.
 */
public record Patch<T>(boolean present, @Nullable T value) {

    public static <T> Patch<T> keep() {
        return new Patch<>(false, null);
    }

    public static <T> Patch<T> to(@Nullable T value) {
        return new Patch<>(true, value);
    }

    /** The same change of another form of the value; clearing stays clearing. */
    public <R> Patch<R> map(Function<? super T, ? extends R> form) {
        return new Patch<>(present, value == null ? null : form.apply(value));
    }

    /** The value after the change, when there must be one: clearing leaves it as it is. */
    public T orElse(T current) {
        return value == null ? current : value;
    }

    /** The value after the change, when a value may be cleared. */
    public @Nullable T orKeep(@Nullable T current) {
        return present ? value : current;
    }
}
