package io.reeve.api.http;

import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.reflect.RecordComponent;
import java.util.UUID;

/** The ids of the language: records around one UUID that are written as nothing but it. */
public final class TypedId {

    /** Asked for each value of each message; reflection is slow to tell. */
    private static final ClassValue<Boolean> KNOWN = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return look(type);
        }
    };

    private TypedId() {}

    public static boolean is(Class<?> type) {
        return KNOWN.get(type);
    }

    private static boolean look(Class<?> type) {
        if (!type.isRecord() || type.getRecordComponents().length != 1) {
            return false;
        }
        RecordComponent only = type.getRecordComponents()[0];
        return only.getType() == UUID.class && only.getAccessor().isAnnotationPresent(JsonValue.class);
    }
}
