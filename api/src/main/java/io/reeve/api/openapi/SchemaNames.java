package io.reeve.api.openapi;

import com.fasterxml.jackson.databind.JavaType;
import io.reeve.api.http.PageAnswer;
import io.swagger.v3.core.jackson.TypeNameResolver;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Names of schemas: that of the record, after that of the one it stands in; a page of users is called {@code Page_User_}, as
 * the published contract does. Two records of one name would become one schema without a word, so that is an error.
 */
final class SchemaNames extends TypeNameResolver {

    private final Map<String, Class<?>> taken = new ConcurrentHashMap<>();

    @Override
    protected String nameForGenericType(JavaType type, Set<Options> options) {
        if (type.getRawClass() == PageAnswer.class) {
            return "Page_" + nameForType(type.containedType(0), options) + "_";
        }
        return super.nameForGenericType(type, options);
    }

    @Override
    protected String getNameOfClass(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        String name =
                outer != null && outer.isRecord() ? getNameOfClass(outer) + type.getSimpleName() : type.getSimpleName();
        Class<?> other = taken.putIfAbsent(name, type);
        if (other != null && other != type && type.isRecord()) {
            throw new IllegalStateException(
                    "both " + other.getName() + " and " + type.getName() + " would be called " + name);
        }
        return name;
    }
}
