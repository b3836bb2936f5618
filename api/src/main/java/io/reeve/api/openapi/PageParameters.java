package io.reeve.api.openapi;

import io.reeve.kernel.PageRequest;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** The two parameters of every operation that answers a page. */
@Component
class PageParameters implements GlobalOperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        if (Arrays.stream(method.getMethodParameters()).anyMatch(p -> p.getParameterType() == PageRequest.class)) {
            operation.addParametersItem(number("page", PageRequest.FIRST.page(), null, "Which page, counted from 1."));
            operation.addParametersItem(number("size", PageRequest.FIRST.size(), 100, "How many items a page has."));
        }
        return operation;
    }

    private static Parameter number(String name, int unless, @Nullable Integer most, String meaning) {
        JsonSchema number = new JsonSchema();
        number.addType("integer");
        number.setMinimum(BigDecimal.ONE);
        number.setMaximum(most == null ? null : BigDecimal.valueOf(most));
        number.setDefault(unless);
        return new QueryParameter()
                .name(name)
                .required(false)
                .description(meaning)
                .schema(number);
    }
}
