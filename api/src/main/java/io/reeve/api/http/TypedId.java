package io.reeve.api.http;

import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.reflect.RecordComponent;
import java.util.UUID;

/** The ids of the language: records around one UUID that are written as nothing but it. */
public final class TypedId {

    private TypedId() {}

    public static boolean is(Class<?> type) {
        if (!type.isRecord() || type.getRecordComponents().length != 1) {
            return false;
        }
        RecordComponent only = type.getRecordComponents()[0];
        return only.getType() == UUID.class && only.getAccessor().isAnnotationPresent(JsonValue.class);
    }
}
