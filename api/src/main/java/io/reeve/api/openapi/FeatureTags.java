package io.reeve.api.openapi;

import io.swagger.v3.oas.models.Operation;
import java.util.List;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** Operations are grouped as the code is: by feature. */
@Component
class FeatureTags implements GlobalOperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        String folder = method.getBeanType().getPackageName();
        return operation.tags(List.of(folder.substring(folder.lastIndexOf('.') + 1)));
    }
}
