package io.reeve.api.http;

import java.util.UUID;

/** The ids of the language: records around one UUID. */
public final class TypedId {

    private TypedId() {}

    public static boolean is(Class<?> type) {
        return type.isRecord()
                && type.getRecordComponents().length == 1
                && type.getRecordComponents()[0].getType() == UUID.class;
    }
}
