package io.reeve.kernel;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import org.axonframework.messaging.responsetypes.AbstractResponseType;

/** One value of a generic type, such as a page: Axon's own only knows how to find handlers that return plain types. */
final class GenericAnswer<R> extends AbstractResponseType<R> {

    GenericAnswer(Class<?> raw) {
        super(raw);
    }

    /** A handler is found by the type of its query; what it returns only has to be of the right kind. */
    @Override
    public boolean matches(Type answer) {
        Type raw = answer instanceof ParameterizedType generic ? generic.getRawType() : answer;
        return raw == expectedResponseType;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Class<R> responseMessagePayloadType() {
        return (Class<R>) expectedResponseType;
    }

    @Override
    public String toString() {
        return "GenericAnswer{" + expectedResponseType.getSimpleName() + "}";
    }
}
