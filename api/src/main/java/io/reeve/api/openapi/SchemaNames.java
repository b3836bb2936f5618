package io.reeve.api.openapi;

import com.fasterxml.jackson.databind.JavaType;
import io.reeve.api.http.PageAnswer;
import io.swagger.v3.core.jackson.TypeNameResolver;
import java.util.Set;

/** Names of schemas; a page of users is called {@code Page_User_}, as the published contract does. */
final class SchemaNames extends TypeNameResolver {

    @Override
    protected String nameForGenericType(JavaType type, Set<Options> options) {
        if (type.getRawClass() == PageAnswer.class) {
            return "Page_" + nameForType(type.containedType(0), options) + "_";
        }
        return super.nameForGenericType(type, options);
    }
}
