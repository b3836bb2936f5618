package io.reeve.kernel;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Optional;
import org.axonframework.messaging.responsetypes.ResponseType;
import org.axonframework.messaging.responsetypes.ResponseTypes;

/** A question to the memory of the system. Says itself what kind of answer it has, so that it can be asked in a typed way. */
public interface Query<R> {

    @JsonIgnore
    ResponseType<R> answer();

    static <T> ResponseType<T> one(Class<T> type) {
        return ResponseTypes.instanceOf(type);
    }

    static <T> ResponseType<Optional<T>> optional(Class<T> type) {
        return ResponseTypes.optionalInstanceOf(type);
    }

    static <T> ResponseType<List<T>> many(Class<T> type) {
        return ResponseTypes.multipleInstancesOf(type);
    }

    /** {@code type} only tells the reader, and the compiler, what the page holds. */
    static <T> ResponseType<Page<T>> page(Class<T> type) {
        return new GenericAnswer<>(Page.class);
    }

    /** {@code type} only tells the reader, and the compiler, what the slice holds. */
    static <T> ResponseType<Slice<T>> slice(Class<T> type) {
        return new GenericAnswer<>(Slice.class);
    }
}
